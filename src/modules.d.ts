/** A script for `scripting.executeScript({ files })`, built as one file; the import is its path in the extension. */
declare module '*?script&iife' {
  const path: string;
  export default path;
}
