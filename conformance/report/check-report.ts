import type { Exchange } from '../../src/exchange/exchange.js';
import type { CellSummary } from '../monitor/summarise.js';

/** What is known of a rule. Worst first: error, fail, inconclusive, not-exercised, pass. */
export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'not-exercised' | 'not-applicable' | 'error';

/** A failure as it can be shown, replayed and repeated. */
export type FailureReport = {
  readonly rule: string;
  readonly sentence: string;
  /** The states the task could be in before the call. */
  readonly before: readonly string[];
  readonly answer: string;
  /** Every rule that took part. */
  readonly rules: readonly string[];
  /** Timing assumptions it rests on. */
  readonly assuming: readonly string[];
  readonly afterViolation: boolean;
  /** The few exchanges that matter, in order; credentials hidden. */
  readonly exchanges: readonly Exchange[];
  /** Shell lines that send them again. */
  readonly curl: string;
  /** How often it came again on fresh tasks, of how many tries; absent: not tried. */
  readonly reproduced?: {
    readonly times: number;
    readonly tries: number;
    /** Not by the exchanges shown, but by the whole plan that found it. */
    readonly whole?: true;
  };
  readonly seed: number;
  readonly plan: string;
  /** What the exchanges show, one for each; filled in when the report is assembled. */
  readonly steps?: readonly FailureStep[];
};

/** One exchange of a failure as a reader sees it. */
export type FailureStep = {
  /** The task it is about; absent: none. */
  readonly task?: string;
  /** The label that the answer shows; of a list, that of the task's row, or how many rows it has. */
  readonly shown?: string;
  /** The states that the task could be in afterwards. */
  readonly believed: readonly string[];
};

/** One rule with its verdict. */
export type RuleReport = {
  readonly rule: string;
  /** Where it stands in the lifecycle, a JSON Pointer. */
  readonly pointer: string;
  /** The operation that it is about, by its key in the document; absent: none. */
  readonly operation?: string;
  readonly verdict: Verdict;
  /** A broken soft rule warns. */
  readonly level: 'must' | 'should';
  /** The sentences of the document that it enforces, where requirements are known. */
  readonly requirements: readonly {
    readonly id: string;
    readonly requirement: string;
    readonly source: string;
  }[];
  readonly definite: number;
  readonly ambiguous: number;
  readonly inconclusive: number;
  readonly violated: number;
  /** Why it is not a pass: what was missing, what was excluded. */
  readonly because?: string;
  readonly failure?: FailureReport;
  /** Whether the baseline knows this failure. */
  readonly isKnown?: boolean;
};

/** Whether any task was seen in a state. `possibly`: other states were possible each time. */
export type StateSighting = { readonly state: string; readonly seen: 'certainly' | 'possibly' | 'never' };

/** A cell of the operation × state matrix. `broken`: the rules that judge it and that fail; absent: none. */
export type ReportCell = CellSummary & { readonly broken?: readonly string[] };

/** What was done when the search was over, and how long that took. */
export type Afterwards = { readonly elapsedMs: number; readonly requests: number; readonly tasks: number };

/** The outcome of a check: what every form of report is made of. */
export type CheckReport = {
  readonly tool: 'taskdouble';
  readonly version: string;
  readonly api: { readonly name: string; readonly title: string; readonly version: string };
  readonly target: string;
  readonly seed: number;
  readonly startedAt: string;
  /** In all, that of `afterwards` too. */
  readonly elapsedMs: number;
  /** Sent in search of failures: what the verdicts are made of. */
  readonly requests: number;
  readonly tasks: number;
  /** Sent beyond these, to try failures again and to clean up; absent: nothing. */
  readonly afterwards?: Afterwards;
  readonly rules: readonly RuleReport[];
  /** Rules by verdict; a broken soft rule and a known failure count as `fail` too. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Broken soft rules, known failures left out. */
  readonly warnings: number;
  /** Failures that the baseline knows. */
  readonly known: number;
  /** Operations of the lifecycle, as the cells name them. */
  readonly operations: readonly string[];
  /** States of the lifecycle, in the order of the document. */
  readonly states: readonly StateSighting[];
  /** Operation × state; accepted and refused apart. */
  readonly cells: readonly ReportCell[];
  /** Rules of the baseline that no longer fail, and ids there that are no rule of the document: `describeStale` tells them apart. */
  readonly stale: readonly string[];
  /** Steps that were skipped, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** What a reader should know: the budget that ended it, an assumption that was refuted. */
  readonly notes: readonly string[];
  readonly strict: boolean;
  /** The command line that does the same again. */
  readonly again: string;
  /** Why the run ended before it was done; absent: it was done. */
  readonly stopped?: string;
  /** 0 nothing fails, 1 something does (with `strict`: or is not known), 2 usage or document, 3 nothing could be judged. */
  readonly exitCode: 0 | 1 | 2 | 3;
};
