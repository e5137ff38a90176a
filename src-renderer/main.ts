import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { openDatabase } from './storage/database'
import { useDesktop } from './stores/desktop'
import { useIntake } from './stores/intake'
import { useLibrary } from './stores/library'
import { useSettings } from './stores/settings'
import { useStorage } from './stores/storage'
import './styles/tokens.css'
import './styles/base.css'
import WorkbenchFrame from './views/workbench/WorkbenchFrame.vue'

async function start(): Promise<void> {
  const app = createApp(WorkbenchFrame).use(createPinia())
  const storage = useStorage()
  storage.connect(await openDatabase())
  if (storage.openFailure === null) await useSettings().load()
  app.mount('#app')
  if (storage.openFailure !== null) return
  const intake = useIntake()
  await Promise.all([useLibrary().start(), intake.restore()])
  useDesktop().onFilesOpened((name, files) => void intake.take(name, files))
}

void start()
