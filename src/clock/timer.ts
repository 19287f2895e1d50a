/** Calls back later, in real time: the sending of an answer is all that ever waits for it. */
export type Timer = {
  /**
   * Calls `then` once, after that many real milliseconds; 0 lets other events come first. What is returned calls it off,
   * and does nothing afterwards.
   */
  after(ms: number, then: () => void): () => void;
};
