import type { Component } from 'vue'
import type { ItemProperty } from '@shared/protocol/engine'
import ChoiceField from './ChoiceField.vue'
import FlagField from './FlagField.vue'
import ListField from './ListField.vue'
import ReferenceField from './ReferenceField.vue'
import TextField from './TextField.vue'

/** The control that edits a property of this type. A type with a builder of its own is given here. */
export function controlOf({ type, value }: ItemProperty): Component {
  switch (type.kind) {
    case 'text':
    case 'number':
      return TextField
    case 'boolean':
      // Where nobody said which, a switch would claim one of them.
      return value === '' ? ChoiceField : FlagField
    case 'choice':
      return ChoiceField
    case 'reference':
      return ReferenceField
    case 'references':
    case 'members':
    case 'criteria':
    case 'lines':
      return ListField
  }
}
