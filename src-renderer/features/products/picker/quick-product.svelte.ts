interface Question {
  /** What was typed or scanned and not found. */
  text: string;
  answer: (id: string | undefined) => void;
}

/**
 * Adds what is missing while one picks. The dialog stands beside all others in the window (QuickProductHost): inside the
 * form that is being filled in, its Enter would save that form as well.
 */
class QuickProduct {
  #current = $state.raw<Question>();

  get current(): Question | undefined {
    return this.#current;
  }

  /** @returns the new product's id; undefined where nobody wanted one after all */
  ask(text: string): Promise<string | undefined> {
    if (this.#current) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#current = {
        text,
        answer: (id) => {
          this.#current = undefined;
          resolve(id);
        },
      };
    });
  }
}

export const quickProduct = new QuickProduct();
