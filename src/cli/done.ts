/** Tells the exit code that the process is to end with. */
export type Done = (exitCode: number) => void;
