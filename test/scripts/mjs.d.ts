/** The scripts that run before any install are plain JavaScript without types. */
declare module '*.mjs';
