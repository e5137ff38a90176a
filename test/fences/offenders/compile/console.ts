export const say = () => console.log('said')
