import { recordAccess } from '@shared/engine/record-access'
import Dexie from 'dexie'
import * as echarts from 'echarts/core'
import * as monaco from 'monaco-editor'

export const useOrg = [recordAccess, Dexie, echarts, monaco]
