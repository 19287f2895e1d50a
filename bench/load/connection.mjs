import { connect } from 'node:net';
import { readAnswer } from './read-answer.mjs';

/**
 * One keep-alive connection that sends the next request as soon as the last answer is complete.
 * Answers as long as the one before are not parsed again beyond their status: the load must cost less than the server.
 */
export class Connection {
  #socket;
  #requests;
  #onAnswer;
  #next = 0;
  #sentAt = 0;
  #expectedLength = 0;
  /** @type {Buffer} */
  #pending = Buffer.alloc(0);
  #running = true;

  /**
   * @param {{ host: string, port: number, requests: readonly Buffer[], first: number,
   *   onAnswer: (ms: number, status: number) => void, onError: (error: Error) => void }} options
   */
  constructor({ host, port, requests, first, onAnswer, onError }) {
    this.#requests = requests;
    this.#next = first;
    this.#onAnswer = onAnswer;
    this.#socket = connect({ host, port, noDelay: true });
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', onError);
    this.#socket.on('close', () => {
      if (this.#running) onError(new Error('the server closed a connection'));
    });
    this.#socket.once('connect', () => this.#send());
  }

  close() {
    this.#running = false;
    this.#socket.destroy();
  }

  #send() {
    this.#sentAt = performance.now();
    const request = this.#requests[this.#next++ % this.#requests.length];
    if (request) this.#socket.write(request);
  }

  /** @param {Buffer} chunk */
  #receive(chunk) {
    if (this.#pending.length === 0 && chunk.length === this.#expectedLength) {
      this.#finish(((chunk[9] ?? 0) - 48) * 100);
      return;
    }
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const answer = readAnswer(this.#pending);
    if (!answer) return;
    this.#expectedLength = answer.end;
    this.#pending = Buffer.alloc(0);
    this.#finish(answer.status);
  }

  /** @param {number} status */
  #finish(status) {
    this.#onAnswer(performance.now() - this.#sentAt, status);
    if (this.#running) this.#send();
  }
}
