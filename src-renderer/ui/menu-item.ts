/** One line of a menu. */
export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly keys?: string
  /** What it does moves the focus; else the focus goes back to the button. */
  readonly takesFocus?: boolean
}
