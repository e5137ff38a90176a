import { computed, onMounted, onUnmounted, ref } from 'vue'
import { useRoleHeatMap } from '../../../stores/heat-map-roles'
import { roleTree, rolesInOrder, type RoleShare } from '../../heat-map/role-tree'

/** What the users of each role read of one object: the counts of the heat-map, asked for while the tree is shown. */
export function useReach() {
  const roles = useRoleHeatMap()
  const chosen = ref<string | null>(null)
  onMounted(() => roles.want(true))
  onUnmounted(() => roles.want(false))

  const objects = computed(() => roles.map?.axes.columns.map((column) => column.object) ?? [])
  const object = computed({
    get: () => objects.value.find((name) => name === chosen.value) ?? objects.value[0] ?? null,
    set: (name) => (chosen.value = name),
  })
  const byRole = computed((): ReadonlyMap<string, RoleShare> | null => {
    const { map } = roles
    const column = objects.value.findIndex((name) => name === object.value)
    if (map === null || column < 0) return null
    const shares = rolesInOrder(roleTree({ ...map, column, measure: 'read' }))
    return new Map(shares.map(({ role }) => [role.id, role]))
  })
  return { objects, object, byRole }
}
