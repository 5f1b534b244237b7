/** The syntax of our own programs, for tests of what they say. */
import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** A node of ESTree, with fields by its type. */
interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Every node of a program, outer ones first, and the texts of its comments. */
export function syntaxOf(file: string): { readonly nodes: readonly SyntaxNode[]; readonly comments: readonly string[] } {
  const { program, comments, errors } = parseSync(file, readFileSync(file, 'utf8'));
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`);
  return { nodes: [...nodesIn(program)], comments: comments.map(({ value }) => value) };
}

/** Whether a value is a node. */
export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function* nodesIn(value: unknown): Generator<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const part of Object.values(value)) yield* nodesIn(part);
}
