import { app, session } from 'electron'

/** What the page may ask of the system: to copy, and to keep its databases. */
const allowedPermissions = new Set(['clipboard-sanitized-write', 'persistent-storage'])

/** Refuses new windows, navigation, embedded pages and the disclosure of addresses, for every page there will be. */
export function refuseEscapes(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

/** Refuses every permission but those above, both when the page asks and when it looks. After the program is ready. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_, permission, answer) =>
    answer(allowedPermissions.has(permission)),
  )
  session.defaultSession.setPermissionCheckHandler((_, permission) =>
    allowedPermissions.has(permission),
  )
  session.defaultSession.setDevicePermissionHandler(() => false)
}
