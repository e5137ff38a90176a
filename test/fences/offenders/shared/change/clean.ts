export const applyChange = 1
