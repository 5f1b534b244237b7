/** The diagnosis as it is called from outside: one pure function and its types, without a browser. */
export { diagnose, type Diagnosis, type DiagnosisContext, type DiagnosisInput } from './diagnosis/diagnose.ts';
