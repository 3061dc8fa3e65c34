import type { Process } from './process';

type Names<T> = keyof T & string;
type One<T> = T extends readonly (infer E)[] ? E : T;
type Get<T, K extends string> = T extends { readonly [P in K]: infer V } ? V : never;
type ActionsOf<S> = Get<S, 'actions'>;
type EndsOf<S> = Names<Get<S, 'ends'>>;

/** The ends that an action brings about. */
type ActionEnd<A> =
  Get<A, 'end'> extends infer E
    ? E extends string
      ? E
      : E extends { readonly cases: infer C }
        ? C[keyof C]
        : never
    : never;

/** What is wrong with one action: each word that it uses must be known. */
type ActionFault<D extends Process, At extends string, A, Ends extends string> =
  | Fault<At, 'is by the unknown role', Exclude<One<Get<A, 'by'>>, Names<D['roles']>>>
  | Fault<At, 'brings about the unknown end', Exclude<ActionEnd<A>, Ends>>
  | Fault<At, 'publishes the unknown notice', Exclude<Get<A, 'publishes'>, Names<D['notices']>>>
  | Fault<At, 'notifies the unknown role', Exclude<One<Get<A, 'notifies'>>, Names<D['roles']>>>
  | Fault<At, 'is visible to the unknown role', Exclude<One<Get<A, 'visibleTo'>>, Names<D['roles']>>>
  | Fault<At, 'is open since the unknown stage', Exclude<Get<A, 'since'>, Names<D['stages']>>>
  | Fault<At, 'is due by the unknown rule', Exclude<Get<Get<Get<A, 'asked'>, 'due'>, 'rule'>, Names<D['rules']>>>
  | Fault<At, 'closes by the unknown rule', Exclude<Get<Get<A, 'closesBefore'>, 'rule'>, Names<D['rules']>>>;

type Fault<At extends string, What extends string, Name> = Name extends string ? `${At} ${What} '${Name}'` : never;

type StageFault<D extends Process> = {
  [S in Names<D['stages']>]:
    | {
        [E in EndsOf<D['stages'][S]>]: Fault<
          `${S}: the end '${E}'`,
          'leads to the unknown stage',
          Exclude<D['stages'][S]['ends'][E], Names<D['stages']> | Names<D['closings']>>
        >;
      }[EndsOf<D['stages'][S]>]
    | Fault<
        S,
        'is ended by its deadline with the unknown end',
        Exclude<Get<Get<D['stages'][S], 'deadline'>, 'end'>, EndsOf<D['stages'][S]>>
      >
    | {
        [A in Names<ActionsOf<D['stages'][S]>>]: ActionFault<
          D,
          `${S}.${A}`,
          ActionsOf<D['stages'][S]>[A],
          EndsOf<D['stages'][S]>
        >;
      }[Names<ActionsOf<D['stages'][S]>>];
}[Names<D['stages']>];

/** Everything the compiler finds unsound in a definition, in words: an arrow to nowhere, an unknown role, end, rule. */
export type Unsound<D extends Process> =
  | StageFault<D>
  | { [A in Names<D['anytime']>]: ActionFault<D, A, D['anytime'][A], never> }[Names<D['anytime']>]
  | Fault<'start', 'is by the unknown role', Exclude<D['start']['by'][number], Names<D['roles']>>>
  | Fault<'start', 'leads to the unknown stage', Exclude<D['start']['first'], Names<D['stages']>>>
  | Fault<'readers', 'name the unknown role', Exclude<D['readers'][number], Names<D['roles']>>>;

/** Keeps the exact type of a definition and makes the compiler refuse an unsound one, saying what is wrong. */
export const defineProcess = <const D extends Process>(
  definition: D & ([Unsound<D>] extends [never] ? unknown : { readonly unsound: Unsound<D> }),
): D => definition;

type ReachedByPeople<S> = { [A in Names<ActionsOf<S>>]: ActionEnd<ActionsOf<S>[A]> }[Names<ActionsOf<S>>];

/** The ends of a stage that no action and no date reaches: its code must return them. */
export type EndsByCode<S> = Exclude<EndsOf<S>, ReachedByPeople<S> | Get<Get<S, 'deadline'>, 'end'>>;

/** The stages that need code. */
export type StagesByCode<D extends Process> = {
  [S in Names<D['stages']>]: [EndsByCode<D['stages'][S]>] extends [never] ? never : S;
}[Names<D['stages']>];
