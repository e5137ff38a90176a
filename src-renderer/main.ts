import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { openDatabase } from './storage/database'
import { useClosing } from './stores/closing'
import { useCommands } from './stores/commands'
import { useDesktop } from './stores/desktop'
import { useHeatMap } from './stores/heat-map'
import { useHistory } from './stores/history'
import { useIntake } from './stores/intake'
import { useLibrary } from './stores/library'
import { useRestoring } from './stores/restoring'
import { useSettings } from './stores/settings'
import { useSnapshots } from './stores/snapshots'
import { useStorage } from './stores/storage'
import './styles/tokens.css'
import './styles/base.css'
import WorkbenchFrame from './views/workbench/WorkbenchFrame.vue'
import { painted } from './ui/painted'
import { engine } from './worker/engine-client'

/** Longer than a picture is waited for; it then comes into a frame that stands. */
const longEnough = () => new Promise((resolve) => setTimeout(resolve, 150))

async function start(): Promise<void> {
  const opening = openDatabase()
  const app = createApp(WorkbenchFrame).use(createPinia())
  const storage = useStorage()
  storage.connect(await opening)
  if (storage.openFailure !== null) {
    engine.warmUp()
    app.mount('#app')
    return
  }
  await useSettings().load()
  const [intake, library] = [useIntake(), useLibrary()]
  useSnapshots().begin()
  const heatMap = useHeatMap()
  const restored = intake.restore()
  // Neither an org that cannot be read nor one that takes long keeps the frame away.
  await Promise.allSettled([Promise.race([restored, heatMap.recalled, longEnough()])])
  // The engine takes a processor of its own for long: where the picture of the last time is there, it is painted first.
  if (heatMap.map === null) engine.warmUp()
  app.mount('#app')
  await Promise.race([painted(), longEnough()])
  engine.warmUp()
  await Promise.all([restored, library.refresh(), useHistory().refresh()])
  const restoring = useRestoring()
  if (storage.isLost) void restoring.tellLoss()
  void library.purge().then(restoring.checkClosed)
  useClosing().listen()
  const desktop = useDesktop()
  desktop.onFilesOpened((opened) => void intake.takeOpened(opened))
  desktop.onMenuCommand(useCommands().run)
}

void start()
