import type { ProductCreate } from '../../../../src-main/contract/products.ts';

export interface ProductFormRequest {
  /** The product to edit; without it a new one is made. */
  id?: string;
  /** The product that a new one is like: all but its codes, stock and picture. */
  likeId?: string;
  /** What is known of a new one. */
  preset?: Partial<ProductCreate>;
  /** Told of the product once it is saved. */
  onsaved?: (id: string) => void;
}

/** The one form for a product, opened from wherever somebody wants to add or edit one. */
class ProductForm {
  #current = $state.raw<ProductFormRequest>();

  get current(): ProductFormRequest | undefined {
    return this.#current;
  }

  /** Opens the form. While one is open already nothing happens: what is typed there is not lost. */
  open(request: ProductFormRequest = {}): void {
    this.#current ??= request;
  }

  close(): void {
    this.#current = undefined;
  }
}

export const productForm = new ProductForm();
