/** Why nothing speaks against a mutant. */
export type SurvivorClass =
  /** No client could tell it from a right server. */
  | 'equivalent'
  /** A right server may have done the same in no time, or by itself. */
  | 'masked'
  /** Seen only with an input of known behaviour that the target does not have. */
  | 'needs workload'
  /** Seen only where calls overlap just so. */
  | 'needs concurrency'
  /** Wrong for so few tasks that a single run may meet none of them. */
  | 'needs more runs'
  /** The suite could see it and does not. */
  | 'hole in suite'
  /** The lifecycle does not say that it is wrong. */
  | 'hole in lifecycle';

/** Mutants that no rule fails for, with the reason. The first entry that fits counts. */
export type Survivor = {
  /** API and name of the mutant, `*` for any characters. */
  readonly api: string;
  readonly name: string;
  readonly class: SurvivorClass;
  readonly because: string;
};

const masked =
  'The server may have taken the task on to where the call is right just before it: only a promise of how long a state lasts (`assume.minDwell`) tells the two apart.';
const trouble =
  'A 5xx speaks of trouble between client and service and says nothing about the request: the rule stays inconclusive, which fails under `--strict`.';
const few =
  'It is wrong for one task in twenty: one run in twenty meets none of them, others none in time. More seeds find it.';

/** What is known of those that survive. */
export const survivors: readonly Survivor[] = [
  { api: '*', name: '*crashes on invalid input', class: 'hole in lifecycle', because: trouble },
  { api: '*', name: '*crashes on unknown ids', class: 'hole in lifecycle', because: trouble },
  { api: '*', name: '*one*task in twenty*', class: 'needs more runs', because: few },
  { api: 'chunkr', name: 'delete_task_route accepted in Requeued*', class: 'masked', because: masked },
  { api: 'chunkr', name: 'delete_task_route accepted in Starting*', class: 'masked', because: masked },
  { api: 'chunkr', name: 'delete_task_route accepted in Processing*', class: 'masked', because: masked },
  { api: 'chunkr', name: 'update_task_route accepted in Requeued*', class: 'masked', because: masked },
  { api: 'docling', name: 'clear_results moves a task in p*', class: 'masked', because: masked },
  {
    api: 'docling',
    name: 'clear_results acts on what it read on arrival',
    class: 'equivalent',
    because: 'Clearing twice is the same as clearing once, and nothing else changes a task.',
  },
  {
    api: 'factpulse',
    name: 'generate_invoice gives the id of no task',
    class: 'equivalent',
    because: 'An unknown id is answered as if its task waited, which a task may do for ever.',
  },
  {
    api: '*',
    name: '* is left for *',
    class: 'hole in suite',
    because: 'The last look at a task that has come to this end comes less than two seconds after it.',
  },
];
