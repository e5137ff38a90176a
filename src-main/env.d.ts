/** A file of a package as a data URL, put into the bundle by the build. */
declare module '*?url&inline' {
  const url: string
  export default url
}
