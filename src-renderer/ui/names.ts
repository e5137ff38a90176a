import { inject, type InjectionKey } from 'vue'

/** What a thing is called that a sentence names by its API name. */
export type NameOf = (name: string) => string

export const nameOfKey: InjectionKey<NameOf> = Symbol('what things are called')

/** A sentence of the engine without the marks around names. */
export const plain = (sentence: string): string => sentence.replaceAll('`', '')

/** How names are drawn here: by label or API name, as the window says; alone, as they are. */
export const useNameOf = (): NameOf => inject(nameOfKey, (name) => name)
