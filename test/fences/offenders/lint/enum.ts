export enum Level {
  None,
  Read,
}
