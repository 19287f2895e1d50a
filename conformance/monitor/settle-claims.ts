import { type Claim, type Element, gone, type Mark, marked, mergeAll, unmarked } from './belief.js';
import type { Contract } from './contract.js';
import type { Learned, Observation } from './observation.js';

/** Turns an effect may go unproven before its claim is settled as it stands. */
const proofTurns = 4;

type Settling = {
  readonly contract: Contract;
  readonly turn: number;
  readonly task: string;
  /** The call whose claims wait for a later look: that a task is there is not shown by the answer that announces it. */
  readonly except?: number;
};

/**
 * Settles what calls claimed, now that the task was seen: a claim that every possibility shares is definite. An effect
 * that may as well not have happened waits for a better look.
 */
export function settleClaims(
  settling: Settling,
  elements: readonly Element[],
): { readonly elements: readonly Element[]; readonly learned: Learned } {
  const likely = unmarked(elements);
  const seqs = new Set(likely.flatMap(({ claims }) => claims.map(({ seq }) => seq)));
  if (seqs.size === 0) return { elements, learned: { observations: [], cells: [] } };
  const settled = [...seqs].filter((seq) => seq !== settling.except && !isOpen(settling, elements, seq));
  const learned = settled.map((seq) => settleOne(settling, elements, seq));
  const open = (claim: Claim): boolean => !settled.includes(claim.seq);
  const rest = elements.map((element) => ({ ...element, claims: element.claims.filter(open) }));
  return {
    elements: mergeAll(rest),
    learned: {
      observations: learned.flatMap(({ observations }) => observations),
      cells: learned.flatMap(({ cells }) => cells),
    },
  };
}

/** Settles whatever is still claimed, with nothing more to come. */
export function settleRest(settling: Settling, elements: readonly Element[]): Learned {
  const likely = unmarked(elements);
  const seqs = [...new Set(likely.flatMap(({ claims }) => claims.map(({ seq }) => seq)))];
  const learned = seqs.map((seq) => describe(settling, { claims: claimsOf(likely, seq), definite: false }));
  return {
    observations: learned.flatMap(({ observations }) => observations),
    cells: learned.flatMap(({ cells }) => cells),
  };
}

/**
 * The set with the suspicions worth keeping, once a task was seen as it should be: that an effect has not come, for some
 * turns, and what was wrong with this very call.
 */
export function dropIdleMarks(
  elements: readonly Element[],
  { turn, seq, seen }: { readonly turn: number; readonly seq: number; readonly seen: boolean },
): readonly Element[] {
  if (unmarked(elements).length === 0) return elements;
  return elements.filter(({ mark }) => {
    if (mark === undefined || mark.seq === seq) return true;
    return turn - mark.turn < proofTurns && (mark.effect || !seen);
  });
}

function isOpen({ turn }: Settling, elements: readonly Element[], seq: number): boolean {
  if (!claimsOf(unmarked(elements), seq).some(({ moved }) => moved)) return false;
  return marked(elements).some(({ mark }) => isDoubt(mark, seq) && turn - (mark?.turn ?? 0) < proofTurns - 1);
}

function settleOne(settling: Settling, elements: readonly Element[], seq: number): Learned {
  const likely = unmarked(elements);
  const claims = claimsOf(likely, seq);
  const [first] = claims;
  const one = claims.every(({ rule, from }) => rule === first?.rule && from === first?.from);
  const moved = claims.some((claim) => claim.moved);
  const doubted = moved && marked(elements).some(({ mark }) => isDoubt(mark, seq));
  return describe(settling, { claims, definite: one && claims.length === likely.length && !doubted });
}

function describe(
  { contract, task }: Settling,
  { claims, definite }: { readonly claims: readonly Claim[]; readonly definite: boolean },
): Learned {
  const [first] = claims;
  if (first === undefined) return { observations: [], cells: [] };
  const { seq, operation } = first;
  const kind = definite ? 'held definitely' : 'held ambiguously';
  const rules = new Set(
    claims.flatMap(({ rule }) => (rule !== undefined && contract.has(rule) ? [rule] : [])),
  );
  const observations = [...rules].map((rule): Observation => ({ kind, rule, seq, operation, task }));
  if (isBirth(contract, first)) return { observations, cells: [] };
  const states = [...new Set(claims.map(({ from }) => from))];
  return {
    observations,
    cells: [{ operation, task, seq, states, accepted: claims.some((one) => one.accepted) }],
  };
}

/** That the effect of the call failed to come. */
const isDoubt = (mark: Mark | undefined, seq: number): boolean => mark?.seq === seq && mark.effect;

const claimsOf = (elements: readonly Element[], seq: number): readonly Claim[] =>
  elements.flatMap(({ claims }) => claims.filter((claim) => claim.seq === seq));

const isBirth = (contract: Contract, { from, operation }: Claim): boolean =>
  from === gone && contract.operations.get(operation)?.life.creates !== undefined;
