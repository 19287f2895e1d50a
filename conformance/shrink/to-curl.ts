import type { Exchange } from '../../src/exchange/exchange.js';
import { isAccepted } from '../../src/lifecycle/match-status.js';
import { isFinal, statesShowing } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { type Contract, compileContract } from '../monitor/contract.js';
import { readCreatedId, readLabel, readSnapshot } from '../monitor/read-answer.js';
import { readSource } from '../monitor/read-request.js';
import { bodyPointer, type Filter, readHeader, readMember, testMember } from './curl-reading.js';
import { type CurlScene, curlWords } from './curl-words.js';
import { groupOverlaps, inOrder } from './group-overlaps.js';
import { shellWord, variableName } from './shell-word.js';

/** What a script is written for. */
export type CurlOptions = {
  readonly api: Api;
  /** Where the target is; a script reads it from `BASE_URL` where that is set. */
  readonly baseUrl: string;
  /** Said in the first line. */
  readonly title?: string;
};

/**
 * A shell script that sends the exchanges again on fresh tasks: one curl each, ids taken from the answers of the creates,
 * credentials from the environment, and a wait where a look showed the task in a state before the next call.
 */
export function toCurl(exchanges: readonly Exchange[], { api, baseUrl, title }: CurlOptions): string {
  const ordered = inOrder(exchanges);
  const ids = new Map<string, string>();
  const scene: Scene = { api, ids, contract: compileContract(api) };
  const groups = groupOverlaps(ordered);
  const commands = groups.map((group, at) => {
    const written = writeGroup(scene, group, ordered);
    const lines = [...waitBefore(scene, groups[at - 1], group), ...written.lines];
    return { ...written, lines };
  });
  const needs = [...new Set(commands.flatMap((command) => command.needs))].filter(
    (name) => name !== 'BASE_URL' && ![...ids.values()].includes(name),
  );
  const jq = commands.some(({ needsJq }) => needsJq);
  const head = [
    '#!/bin/sh',
    ...(title === undefined ? [] : [`# ${oneLine(title)}`]),
    `# Needs curl${jq ? ' and jq' : ''}.${needs.length === 0 ? '' : ` Set ${needs.join(', ')} before.`}`,
    `[ -n "\${BASE_URL-}" ] || BASE_URL=${shellWord([baseUrl])}`,
    ...needs.map((name) => `: "\${${name}:?is the credential}"`),
  ];
  return `${[...head, ...commands.map(({ lines }) => `\n${lines.join('\n')}`)].join('\n')}\n`;
}

/** Seconds; shorter gaps pass while curl starts. */
const GAP_S = 0.1;

/** The time that went by before a call; none right after a wait for a state, which the task must still be in. */
function waitBefore(
  scene: Scene,
  before: readonly Exchange[] | undefined,
  group: readonly Exchange[],
): readonly string[] {
  const [first] = group;
  const [only] = before ?? [];
  if (first === undefined || before === undefined || only === undefined) return [];
  const { lifecycle } = scene.api;
  const label = before.length === 1 ? labelShown(scene, only)?.label : undefined;
  const isPinned =
    label !== undefined && !statesShowing(lifecycle, label).every((state) => isFinal(lifecycle, state));
  if (isPinned || (group.length === 1 && waitOf(scene, first) !== undefined)) return [];
  const gapS = (first.callMs - Math.max(...before.map(({ returnMs }) => returnMs))) / 1000;
  return gapS < GAP_S ? [] : [`sleep ${gapS.toFixed(1)}`];
}

type Scene = Omit<CurlScene, 'ids'> & { readonly ids: Map<string, string>; readonly contract: Contract };
type Written = {
  readonly lines: readonly string[];
  readonly needs: readonly string[];
  readonly needsJq: boolean;
};

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');

function writeGroup(scene: Scene, group: readonly Exchange[], all: readonly Exchange[]): Written {
  const [first] = group;
  if (first !== undefined && group.length === 1) return writeOne(scene, first, all);
  // What a create in the background answers could not be read before the commands that need its id.
  if (group.some((exchange) => captureId(scene, exchange) !== undefined))
    return writeInTurn(scene, group, all);
  const firstMs = first?.callMs ?? 0;
  const commands = group.map((exchange) => {
    const { words, needs } = curlWords(scene, exchange);
    const delayMs = exchange.callMs - firstMs;
    const wait = delayMs < 1 ? '' : `sleep ${(delayMs / 1000).toFixed(3)}; `;
    return { line: `(${wait}curl -sS -i ${words.join(' ')}) &`, needs };
  });
  const about = group.map(describe).join(', ');
  return {
    lines: [`# together: ${about}`, ...commands.map(({ line }) => line), 'wait'],
    needs: commands.flatMap(({ needs }) => needs),
    needsJq: false,
  };
}

function writeInTurn(scene: Scene, group: readonly Exchange[], all: readonly Exchange[]): Written {
  const written = group.map((exchange) => writeOne(scene, exchange, all));
  return {
    lines: written.flatMap(({ lines }) => lines),
    needs: written.flatMap(({ needs }) => needs),
    needsJq: written.some(({ needsJq }) => needsJq),
  };
}

function writeOne(scene: Scene, exchange: Exchange, all: readonly Exchange[]): Written {
  const { words, needs } = curlWords(scene, exchange);
  const capture = captureId(scene, exchange);
  const comment = `# ${describe(exchange)}`;
  if (capture !== undefined) {
    const { variable, filter, isHeader } = capture;
    const line = `${variable}=$(curl -sS ${isHeader ? '-D - -o /dev/null ' : ''}${words.join(' ')} | ${filter.command})`;
    return { lines: [comment, line, `echo "${variable}=$${variable}"`], needs, needsJq: filter.needsJq };
  }
  const wait = waitOf(scene, exchange);
  if (wait !== undefined) {
    const isLast = exchange === all.at(-1);
    const { filter } = wait;
    // jq reads nothing but the body.
    const options = filter.needsJq || !(isLast || wait.needsHead) ? '' : '-i ';
    const curl = `curl -sS ${options}${words.join(' ')}`;
    const [until, end, show] = isLast
      ? [`answer=$(${curl}); printf '%s\\n' "$answer"`, 'break', [`printf '%s\\n' "$answer"`]]
      : [curl, 'exit 1', []];
    const loop = `n=0; until ${until} | ${filter.command}; do n=$((n+1)); [ $n -le 120 ] || ${end}; sleep 1; done`;
    return {
      lines: [`# ${exchange.operation}, until it ${wait.what}`, loop, ...show],
      needs,
      needsJq: filter.needsJq,
    };
  }
  return { lines: [comment, `curl -sS -i ${words.join(' ')}`, 'echo'], needs, needsJq: false };
}

function describe({ operation, request, answer }: Exchange): string {
  const said =
    answer.kind === 'answered' ? `was answered ${answer.status}` : `was not answered (${answer.reason})`;
  return oneLine(`${operation ?? `${request.method} ${request.url}`} ${said}`);
}

type Capture = { readonly variable: string; readonly filter: Filter; readonly isHeader: boolean };

/** How the id of a created task is read; later commands use its variable. */
function captureId({ api, ids, contract }: Scene, exchange: Exchange): Capture | undefined {
  const operation = contract.operations.get(exchange.operation ?? '');
  const creates = operation?.life.creates;
  if (operation === undefined || creates === undefined) return undefined;
  if (exchange.answer.kind === 'lost' || !isAccepted(operation.life, exchange.answer.status))
    return undefined;
  const id = readCreatedId(contract, operation, exchange);
  if (id === undefined) return undefined;
  const filter =
    creates.kind === 'pointer'
      ? readMember(exchange, bodyPointer(api, creates.pointer))
      : readHeader(exchange, creates.name, id);
  if (filter === undefined) return undefined;
  const variable = `${variableName(api.lifecycle.resource)}_${ids.size + 1}`;
  if (!ids.has(id)) ids.set(id, variable);
  return { variable: ids.get(id) ?? variable, filter, isHeader: creates.kind !== 'pointer' };
}

type Wait = { readonly what: string; readonly needsHead: boolean; readonly filter: Filter };

/** What is waited for by reading a task again and again: the label that was shown, or the refusal that was answered. */
function waitOf(scene: Scene, exchange: Exchange): Wait | undefined {
  const shown = labelShown(scene, exchange);
  if (shown !== undefined)
    return { what: `shows ${oneLine(shown.label)}`, needsHead: false, filter: shown.filter };
  const { answer, request } = exchange;
  const operation = scene.contract.operations.get(exchange.operation ?? '');
  const { moves, creates, lists } = operation?.life ?? {};
  if (operation === undefined || moves !== undefined || creates !== undefined || lists !== undefined)
    return undefined;
  if (request.method !== 'GET' || answer.kind === 'lost' || isAccepted(operation.life, answer.status))
    return undefined;
  const source = operation.api.target;
  const id = source && readSource(source, exchange, operation.path)?.value;
  if (id === undefined || !scene.ids.has(String(id))) return undefined;
  const command = `head -n 1 | grep -q ' ${answer.status}'`;
  return { what: `is answered ${answer.status}`, needsHead: true, filter: { command, needsJq: false } };
}

/** The label that a look at a task shows, and how to wait for it. */
function labelShown(
  { api, contract }: Scene,
  exchange: Exchange,
): { readonly label: string; readonly filter: Filter } | undefined {
  const operation = contract.operations.get(exchange.operation ?? '');
  const { state } = api.lifecycle.fields;
  if (operation === undefined || state === undefined || exchange.answer.kind === 'lost') return undefined;
  if (
    operation.life.moves !== undefined ||
    operation.life.creates !== undefined ||
    !isAccepted(operation.life, exchange.answer.status)
  )
    return undefined;
  const snapshot = readSnapshot(api.lifecycle, operation, exchange);
  const label = snapshot === undefined ? undefined : readLabel(api.lifecycle, snapshot);
  const filter = label === undefined ? undefined : testMember(exchange, bodyPointer(api, state), label);
  return label === undefined || filter === undefined ? undefined : { label, filter };
}
