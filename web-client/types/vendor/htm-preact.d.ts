export interface VNode {
  type: unknown;
  props: Record<string, any>;
  key: any;
}
export interface Ref<T> {
  current: T;
}
export interface Context<T> {
  Provider: (props: { value: T; children?: unknown }) => VNode;
}
export type Setter<T> = (value: T | ((previous: T) => T)) => void;
type Inputs = readonly unknown[];
type Effect = () => void | (() => void);

export function html(strings: TemplateStringsArray, ...values: unknown[]): VNode;
export function render(tree: VNode | null, parent: Element): void;
export function createContext<T>(initial: T): Context<T>;
export function useCallback<F extends (...args: any[]) => any>(callback: F, inputs: Inputs): F;
export function useContext<T>(context: Context<T>): T;
export function useEffect(effect: Effect, inputs?: Inputs): void;
export function useErrorBoundary(callback?: (error: any) => void): [any, () => void];
export function useLayoutEffect(effect: Effect, inputs?: Inputs): void;
export function useMemo<T>(factory: () => T, inputs: Inputs): T;
export function useReducer<S, A>(reducer: (state: S, action: A) => S, initial: S): [S, (action: A) => void];
export function useRef<T>(initial: T): Ref<T>;
export function useRef<T>(initial: T | null): Ref<T>;
export function useState<T>(initial: T | (() => T)): [T, Setter<T>];
