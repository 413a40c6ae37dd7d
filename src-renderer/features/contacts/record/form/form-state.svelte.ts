import type { Contact, ContactCreate } from '../../../../../src-main/contract/contacts.ts';
import { api, sentenceOf, takeBack } from '../../../../api/index.ts';
import { t } from '../../../../i18n/index.svelte.ts';
import { toasts } from '../../../../ui/toasts.svelte.ts';
import type { FormRequest } from '../../../forms/form-opener.svelte.ts';
import { type Expected, type Problem, RecordForm, refusedFields } from '../../../forms/record-form.svelte.ts';
import { changesOf, sameInput, toInput } from '../draft-input.ts';
import { type Draft, draftOf, emptyDraft } from '../draft.ts';
import { withTyped } from '../take-over.ts';
import { preferences } from '../../../../preferences.svelte.ts';
import { shortName } from '../naming.ts';

interface Saved {
  id: string;
  name: string;
  /** Nothing was written where nothing was changed. */
  batchId: string | undefined;
  isNew: boolean;
}

/** What the form for a contact is about, from opening to saving. */
export class ContactForm extends RecordForm<ContactCreate, Contact> {
  draft: Draft = $state(emptyDraft());
  /** Goes onto the timeline once the contact is saved. */
  firstNote = $state('');
  nameError = $state<string>();
  /** Name of the saved contact to which what was typed for a new one was added. */
  takenOver = $state<string>();

  // What is typed without a meaning yet, by where it stands.
  birthdayInvalid = $state(false);
  referredUndecided = $state(false);
  affiliationsUndecided: Record<number, boolean> = $state({});

  #opened: ContactCreate = $state.raw(toInput(emptyDraft()));

  readonly dirty: boolean = $derived(
    this.firstNote.trim() !== '' || this.unclear().length > 0 || !sameInput(toInput(this.draft), this.#opened),
  );

  /** Goes on with a saved contact that turned out to be the same: what was typed is added to it. */
  async takeOver(id: string): Promise<void> {
    const contact = await api.contacts.get({ id });
    const typed: Draft = $state.snapshot(this.draft);
    this.goOnWith(contact);
    this.draft = withTyped(draftOf(contact), typed, preferences.current.phoneRegion);
    this.takenOver = shortName(contact);
  }

  protected read(id: string): Promise<Contact> {
    return api.contacts.get({ id });
  }

  protected async begin({ preset }: FormRequest<ContactCreate>): Promise<void> {
    const draft = emptyDraft(preset);
    if (preset) await fillReferences(draft, preset);
    this.draft = draft;
    this.#opened = toInput(emptyDraft());
  }

  protected show(contact: Contact): void {
    this.draft = draftOf(contact);
    this.#opened = toInput(this.draft);
    this.nameError = undefined;
  }

  protected nameOf(contact: Contact): string {
    return shortName(contact);
  }

  protected missing(): boolean {
    this.nameError = this.draft.name.trim() === '' ? t.record.nameMissing : undefined;
    return this.nameError !== undefined;
  }

  protected override unclear(): string[] {
    const person = this.draft.kind === 'person';
    const rows = this.draft.affiliations.some(({ key }) => this.affiliationsUndecided[key]);
    return [
      ...(person && this.birthdayInvalid ? [t.record.birthday] : []),
      ...(this.referredUndecided ? [t.record.referredBy] : []),
      ...(person && rows ? [t.record.organizations] : []),
      ...super.unclear(),
    ];
  }

  /** With the first note. */
  protected async write(expected: Expected): Promise<string | undefined> {
    return this.#addNote(await this.#writeContact(expected));
  }

  protected override refusal(error: unknown): Problem {
    return refusedFields(error, fieldWord);
  }

  async #writeContact(expected: Expected): Promise<Saved> {
    const input = toInput(this.draft);
    if (this.id === undefined) {
      const made = await api.contacts.create(input);
      return { id: made.id, name: shortName(made), batchId: made.batchId, isNew: true };
    }
    const changes = changesOf(input, this.#opened);
    if (Object.keys(changes).length === 0) {
      const name = shortName(this.draft);
      return { id: this.id, name, batchId: undefined, isNew: false };
    }
    const saved = await api.contacts.update({ id: this.id, ...expected, ...changes });
    return { id: saved.id, name: shortName(saved), batchId: saved.batchId, isNew: false };
  }

  async #addNote(saved: Saved): Promise<string | undefined> {
    const { id, name, batchId, isNew } = saved;
    const text = this.firstNote.trim();
    let noteBatch: string | undefined;
    if (text !== '') {
      try {
        noteBatch = (await api.contacts.addInteraction({ contactId: id, kind: 'note', text })).batchId;
      } catch (error) {
        // Saved is saved: from here on it is an edit, and the note waits in its field.
        this.goOnWith(await api.contacts.get({ id }));
        this.problem = { text: t.record.noteNotAdded, next: sentenceOf(error).text };
        return undefined;
      }
    }
    if (batchId === undefined && noteBatch === undefined) return id;
    const done = isNew ? (noteBatch ? t.record.addedWithNote : t.record.added) : t.record.saved;
    toasts.show({
      tone: 'good',
      text: done(name),
      about: batchId ?? noteBatch,
      action: { label: t.common.undo, run: () => undoAll(noteBatch, batchId) },
    });
    return id;
  }
}

/** The note goes first: a contact on which something hangs is kept by an undo. */
async function undoAll(noteBatch: string | undefined, batchId: string | undefined): Promise<void> {
  if (noteBatch !== undefined && batchId !== undefined)
    await api.history.undo({ batchId: noteBatch }).catch(() => null);
  const last = batchId ?? noteBatch;
  if (last !== undefined) await takeBack(last);
}

/** A preset names tags, groups and other contacts by their ids; the form shows them by name. */
async function fillReferences(draft: Draft, preset: Partial<ContactCreate>): Promise<void> {
  const { tagIds = [], groupIds = [], affiliations = [], referredById } = preset;
  const [tags, groups, referredBy, ...organizations] = await Promise.all([
    tagIds.length > 0 ? api.tags.list() : [],
    groupIds.length > 0 ? api.groups.list() : [],
    referredById ? api.contacts.get({ id: referredById }) : null,
    ...affiliations.map(({ organizationId }) => api.contacts.get({ id: organizationId })),
  ]);
  draft.tags = tags.filter(({ id }) => tagIds.includes(id));
  draft.groups = groups.filter(({ id }) => groupIds.includes(id));
  draft.referredBy = referredBy && refOf(referredBy);
  draft.affiliations = organizations.map((organization, index) => ({
    key: -1 - index,
    organization: refOf(organization),
    jobTitle: affiliations[index]?.jobTitle ?? '',
    preferred: affiliations[index]?.preferred ?? false,
  }));
}

const refOf = ({ id, kind, name, title }: Contact) => ({ id, kind, name, title });

/** A field of the contract as the form names it. */
function fieldWord(field: string): string {
  const words: Record<string, string> = {
    name: t.record.name,
    title: t.record.title,
    nickname: t.record.nickname,
    birthday: t.record.birthday,
    occupation: t.record.occupation,
    interests: t.record.interests,
    language: t.record.language,
    source: t.record.source,
    note: t.record.note,
    phones: t.record.phones,
    emails: t.record.emails,
    addresses: t.record.addresses,
    links: t.record.links,
    affiliations: t.record.organizations,
    tagIds: t.record.tags,
    groupIds: t.record.groups,
    customValues: t.record.sectionMore,
  };
  return Object.hasOwn(words, field) ? (words[field] ?? field) : t.record.details;
}
