/** The module build of punycode.js has the shape of its package. */
declare module 'punycode/punycode.es6.js' {
  export { toUnicode } from 'punycode';
}
