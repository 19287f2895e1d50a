import type { ParameterFacts } from './api-facts.js';
import { type Listed, nameOf } from './lint-scene.js';
import { expandStatuses, isAccepted } from './match-status.js';
import type { Comparison } from './model.js';
import { escapeToken } from './pointer.js';
import type { Problem } from './problem.js';
import { suggestWord } from './suggest.js';

/** A name that the lifecycle takes for a parameter or a header, and where. */
type Named = {
  readonly kind: ParameterFacts['in'] | 'response header';
  readonly name: string;
  readonly at: string;
  readonly severity?: 'warning';
};

/** Parameters and headers that the lifecycle names for an operation and its document does not declare. */
export function lintParameters(listed: Listed): readonly Problem[] {
  return namesOf(listed).flatMap((named) => {
    const declared = declaredNames(listed, named.kind);
    if (declared.some((name) => sameName(named, name))) return [];
    return [undeclared(listed, named, declared)];
  });
}

function namesOf(listed: Listed): readonly Named[] {
  const { operation, at } = listed;
  const { target, lists, once, creates } = operation;
  const echoed = operation.echo.map(({ at: { text }, from }) => ({
    from,
    at: `${at}/echo/${escapeToken(text)}`,
  }));
  const sources = [...(target === undefined ? [] : [{ from: target, at: `${at}/target` }]), ...echoed];
  return [
    ...sources.flatMap(({ from, at: place }): readonly Named[] =>
      from.kind === 'body' ? [] : [{ kind: from.kind, name: from.name, at: place }],
    ),
    ...(once === undefined
      ? []
      : [{ kind: 'header', name: once.header, at: `${at}/once`, severity: 'warning' } as const]),
    ...(creates?.kind === 'header'
      ? [{ kind: 'response header', name: creates.name, at: `${at}/creates` } as const]
      : []),
    ...(lists?.filter ?? []).map(
      ({ param }) => ({ kind: 'query', name: param, at: `${at}/filter/${escapeToken(param)}` }) as const,
    ),
    ...(lists?.limit === undefined
      ? []
      : [{ kind: 'query', name: lists.limit.param, at: `${at}/limit` } as const]),
    ...operation.when.flatMap((when, index) => [
      ...operandNames(when.if, `${at}/when/${index}/if`),
      ...when.check.flatMap(({ comparison }) => operandNames(comparison, `${at}/when/${index}`)),
    ]),
    ...operation.check.flatMap(({ comparison }) => operandNames(comparison, at)),
  ];
}

function operandNames({ operands }: Comparison, at: string): readonly Named[] {
  return operands.flatMap((operand): readonly Named[] => {
    if (operand.kind === 'query') return [{ kind: 'query', name: operand.name, at }];
    if (operand.kind === 'header')
      return [{ kind: 'response header', name: operand.name, at, severity: 'warning' }];
    return [];
  });
}

/** Headers that every answer may carry, declared or not. */
const everyday: readonly string[] = [
  'content-type',
  'content-length',
  'date',
  'etag',
  'cache-control',
  'server',
];

function declaredNames({ facts, operation }: Listed, kind: Named['kind']): readonly string[] {
  if (kind === 'response header') {
    const accepting = facts.responseHeaders.filter(
      ({ status }) =>
        status !== 'default' && expandStatuses([status]).some((one) => isAccepted(operation, one)),
    );
    return [...new Set(accepting.map(({ name }) => name)), ...everyday];
  }
  return facts.parameters.filter((parameter) => parameter.in === kind).map(({ name }) => name);
}

const sameName = ({ kind, name }: Named, declared: string): boolean =>
  kind === 'query' || kind === 'path' ? declared === name : declared.toLowerCase() === name;

function undeclared(listed: Listed, named: Named, declared: readonly string[]): Problem {
  const { kind, name, at, severity = 'error' } = named;
  const isHeader = kind === 'response header';
  const what = isHeader ? 'response header' : `${kind} parameter`;
  const known = declared.filter((one) => !everyday.includes(one));
  return {
    code: isHeader ? 'undeclared-header' : 'undeclared-parameter',
    severity,
    at,
    message: `expected a ${what} that ${nameOf(listed)} declares, got "${name}"`,
    hint: `${suggestWord(name, known, `${what}s`)} Otherwise declare "${name}" in the document.`,
  };
}
