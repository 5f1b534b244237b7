/** The diagnosis for callers outside the extension: one pure function and its types, with no browser APIs. */
export { diagnose, type Diagnosis, type DiagnosisContext, type DiagnosisInput } from './diagnosis/diagnose.ts';
