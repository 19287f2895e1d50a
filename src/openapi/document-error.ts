import type { Position } from './parse-source.js';

/** What a document error says: what was expected and what came, where, and what to do. */
export type DocumentProblem = {
  /** Stable: `source/syntax`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly file?: string | undefined;
  readonly position?: Position | undefined;
};

/** `file:line:column`, as far as it is known. */
const printPlace = (file: string, position: Position | undefined): string =>
  position === undefined ? file : `${file}:${position.line}:${position.column}`;

/** A document that cannot be used; `message` is complete and meant for the user. */
export class DocumentError extends Error {
  readonly code: string;
  /** What is wrong, without the place and without what to do. */
  readonly problem: string;
  readonly file: string | undefined;
  readonly position: Position | undefined;

  constructor(problem: DocumentProblem) {
    const { code, message, hint, file, position } = problem;
    super(`${file === undefined ? '' : `${printPlace(file, position)}: `}${message} ${hint}`);
    this.name = 'DocumentError';
    this.code = code;
    this.problem = message;
    this.file = file;
    this.position = position;
  }
}
