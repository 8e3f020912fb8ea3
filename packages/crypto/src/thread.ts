import { Worker, type WorkerOptions } from "node:worker_threads";

interface Question<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

interface Running<Reply> {
  readonly worker: Worker;
  /** Who waits for an answer, in the order of the messages. */
  readonly waiting: Question<Reply>[];
}

/**
 * A worker thread whose script answers each message with one, in their order, and dies of one that it cannot read or
 * answer: so nobody ever gets an answer that was meant for another. It is started by the first message, and again by the
 * next one after it died; while it has nothing to do it keeps no process alive.
 */
export class Thread<Message, Reply> {
  readonly #script: URL;
  readonly #options: WorkerOptions;
  #running: Running<Reply> | undefined;
  #closed = false;

  /** Starts nothing yet. @param script what the thread runs */
  constructor(script: URL, options: WorkerOptions = {}) {
    this.#script = script;
    this.#options = options;
  }

  /** Rejects when the message cannot be sent, when the thread dies before it answered, or was closed. */
  ask(message: Message): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new Error("The thread was closed.");
      this.#running ??= this.#start();
      const { worker, waiting } = this.#running;
      // In this order: whoever waits for a message that was not sent would take the answer to the next one.
      worker.postMessage(message);
      waiting.push({ resolve, reject });
      worker.ref();
    });
  }

  /** How many messages wait for their answer. */
  get depth(): number {
    return this.#running?.waiting.length ?? 0;
  }

  /** Ends the thread, and whatever still waits with it. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running?.worker.terminate();
  }

  #start(): Running<Reply> {
    const worker = new Worker(this.#script, this.#options);
    worker.unref();
    const running: Running<Reply> = { worker, waiting: [] };
    const { waiting } = running;
    let cause: unknown;
    const end = () => {
      this.#abandon(running);
      const error = new Error("The thread ended before it answered.", { cause });
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    worker.on("message", (reply: Reply) => {
      waiting.shift()?.resolve(reply);
      if (waiting.length === 0) worker.unref();
    });
    worker.on("error", (error) => {
      cause = error;
      this.#abandon(running);
    });
    worker.on("messageerror", (error) => {
      cause = error;
      end();
      void worker.terminate();
    });
    worker.once("exit", end);
    return running;
  }

  /** What is asked from now on goes to another worker. */
  #abandon(running: Running<Reply>): void {
    if (this.#running === running) this.#running = undefined;
  }
}
