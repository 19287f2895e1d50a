/** A target file whose structure is right, as its schema says. */
export type RawTarget = {
  readonly baseUrl: string;
  readonly credential?: string;
  readonly credentials?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly create?: readonly RawCreate[];
  readonly workloads?: readonly RawWorkload[];
  readonly assume?: { readonly minDwell?: boolean };
  readonly slack?: string;
  readonly timeScale?: number;
  readonly budget?: RawBudget;
  readonly destructive?: boolean;
  readonly own?: boolean;
  readonly exclude?: readonly {
    readonly operation?: string;
    readonly rule?: string;
    readonly because: string;
  }[];
};

/** How a request differs from the document's example. */
export type RawRecipe = {
  readonly operation: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** One way to create a task. */
export type RawCreate =
  | (RawRecipe & { readonly id?: string })
  | { readonly command: readonly string[]; readonly timeout?: string };

/** An input with known behaviour. */
export type RawWorkload = RawRecipe & {
  readonly name: string;
  readonly ends?: readonly string[];
  readonly holds?: { readonly state: string; readonly for: string };
  readonly probability?: number;
};

/** How much a check may do. */
export type RawBudget = {
  readonly time?: string;
  readonly requests?: number;
  readonly tasks?: number;
  readonly requestsPerSecond?: number;
  readonly concurrency?: number;
  readonly requestTimeout?: string;
  readonly maxAnswer?: number | string;
};
