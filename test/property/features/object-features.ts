import { namedField, type FieldConfig, type ObjectConfig } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { oneChanged, type OrgFeatures } from './feature'

const isCustom = ({ kind }: ObjectConfig) => kind === 'custom'
const ownModel = ({ kind, sharingModel }: ObjectConfig) =>
  kind === 'custom' && sharingModel !== 'ControlledByParent'
const isSalesObject = ({ name }: ObjectConfig) => name === 'Case' || name === 'Opportunity'

const anObject = (
  org: Org,
  random: Random,
  change: (object: ObjectConfig) => ObjectConfig,
): Org => ({
  ...org,
  objects: oneChanged(random, org.objects, change, ownModel),
})

const aField = (org: Org, random: Random, change: Partial<FieldConfig>): Org =>
  anObject(org, random, (object) => ({
    ...object,
    fields: oneChanged(
      random,
      object.fields,
      (field) => ({ ...field, ...change }),
      ({ type, isRequired }) => type === 'Text' && !isRequired,
    ),
  }))

const fieldsOf = (org: Org) => org.objects.flatMap(({ fields }) => fields)

const otherKinds = [
  'customSetting',
  'customMetadata',
  'platformEvent',
  'bigObject',
  'external',
] as const

/** Objects, their defaults and fields, and what is said of them. */
export const objectFeatures = {
  salesObjects: {
    from: ['salesObjects'],
    isIn: ({ objects }) => objects.some(({ name }) => name === 'Campaign'),
  },
  hierarchySwitch: {
    from: ['hierarchySwitch'],
    put: (org, random) =>
      anObject(org, random, (object) => ({ ...object, grantAccessUsingHierarchies: false })),
    isIn: ({ objects }) => objects.some((object) => object.grantAccessUsingHierarchies === false),
  },
  masterDetail: {
    from: ['masterDetail'],
    isIn: (org) => fieldsOf(org).some(({ type }) => type === 'MasterDetail'),
  },
  controlledByParent: {
    from: ['controlledByParent'],
    isIn: ({ objects }) =>
      objects.some(
        ({ name, sharingModel }) => name === 'Contact' && sharingModel === 'ControlledByParent',
      ),
  },
  childLevels: {
    from: ['childLevels'],
    isIn: ({ roles }) => roles.some((role) => role.contactAccessLevel !== 'None'),
  },
  externalDefaults: {
    put: (org, random) => ({
      ...anObject(org, random, (object) => ({
        ...object,
        sharingModel: 'ReadWrite',
        externalSharingModel: random.pick(['Read', 'ReadWrite']),
      })),
      settings: { ...org.settings, enableExternalSharingModel: random.pick([true, false, null]) },
    }),
    isIn: ({ objects }) =>
      objects.some((each) => ownModel(each) && each.externalSharingModel !== 'Private'),
  },
  unstatedDefaults: {
    put: (org, random) => ({
      ...org,
      objects: oneChanged(
        random,
        org.objects,
        (object) => ({
          ...object,
          sharingModel: null,
          externalSharingModel: null,
          grantAccessUsingHierarchies: null,
        }),
        isSalesObject,
      ),
    }),
    isIn: ({ objects }) =>
      objects.some((each) => isSalesObject(each) && each.sharingModel === null),
  },
  otherObjectKinds: {
    put: (org, random) => {
      const kind = random.pick(otherKinds)
      const suffix = kind === 'external' ? '__x' : kind === 'platformEvent' ? '__e' : '__mdt'
      const model = {
        sharingModel: null,
        externalSharingModel: null,
        grantAccessUsingHierarchies: null,
      }
      const object = { ...model, kind, isDeclared: true, keyPrefix: null, recordTypes: [] }
      const fields = [namedField('Region__c')]
      return {
        ...org,
        objects: [...org.objects, { ...object, name: `Other${suffix}`, label: 'Other', fields }],
      }
    },
    isIn: ({ objects }) => objects.some(({ kind }) => kind !== 'custom' && kind !== 'standard'),
  },
  classification: {
    put: (org, random) =>
      aField(org, random, {
        securityClassification: random.pick(['Confidential', 'Restricted']),
        complianceGroup: 'PII;GDPR',
        businessStatus: random.pick(['Active', 'DeprecateCandidate', 'Hidden']),
      }),
    isIn: (org) => fieldsOf(org).some((field) => field.securityClassification !== null),
  },
  encryption: {
    put: (org, random) =>
      aField(org, random, {
        type: 'EncryptedText',
        mask: { maskType: random.pick(['all', 'lastFour', 'ssn']), maskChar: 'X' },
        isEncryptedAtRest: random.chance(0.5),
      }),
    isIn: (org) => fieldsOf(org).some(({ mask }) => mask !== null),
  },
  recordTypes: {
    put: (org, random) => {
      const recordTypes = ['Field', 'Office'].map((name, at) => ({
        name,
        label: name,
        isActive: at === 0 || random.chance(0.7),
      }))
      const next = anObject(org, random, (object) => ({ ...object, recordTypes }))
      const object = next.objects.find((each) => each.recordTypes.length > 0)?.name ?? ''
      const shown = { object, recordType: 'Field', visible: true, isDefault: true }
      return {
        ...next,
        profiles: oneChanged(random, next.profiles, (profile) => ({
          ...profile,
          recordTypeVisibilities: [shown],
        })),
      }
    },
    isIn: ({ objects }) => objects.some(({ recordTypes }) => recordTypes.length > 0),
  },
  layouts: {
    put: (org, random) => {
      const { name: object } = random.pick(org.objects.filter(isCustom))
      const items = [
        { field: 'Region__c', behavior: 'Readonly' as const },
        { field: 'Amount__c', behavior: random.pick(['Edit', 'Required'] as const) },
      ]
      const assigned = { object, layout: 'Short', recordType: null }
      return {
        ...org,
        layouts: [{ object, name: 'Short', items }],
        profiles: oneChanged(random, org.profiles, (profile) => ({
          ...profile,
          layoutAssignments: [assigned],
        })),
      }
    },
    isIn: ({ layouts }) => layouts.length > 0,
  },
} satisfies OrgFeatures
