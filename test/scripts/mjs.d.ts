/** The scripts that run before any install are plain JavaScript; their tests take them as they are. */
declare module '*.mjs';
