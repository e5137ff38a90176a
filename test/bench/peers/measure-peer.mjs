// One peer in a process of its own: `node --expose-gc measure-peer.mjs PEER MODEL.json`. Prints one JSON line.
// Answers are compared with ours before a time counts; what is too slow is measured on a sample and extrapolated.
import { readFileSync } from 'node:fs'

const [peer, file] = process.argv.slice(2)
const model = JSON.parse(readFileSync(file, 'utf8'))
globalThis.gc?.()
const before = process.memoryUsage().rss
const buildStart = performance.now()
const opened = await (await import(`./${peer}.mjs`)).open(model)
const build = performance.now() - buildStart
globalThis.gc?.()
const megabytes = (process.memoryUsage().rss - before) / 1e6

const asked = model.asked.slice(0, opened.sampleChecks ?? 1500)
for (const [user, record, isOpen] of asked)
  if ((await opened.check(user, record)) !== isOpen)
    throw new Error(
      `${peer} answers ${!isOpen} for user ${user} and record ${record}, we ${isOpen}`,
    )

const q1 = await rate()
const q2 = opened.counts === undefined ? heatMapByChecks() : await heatMap()
console.log(JSON.stringify({ peer, build, megabytes, q1, ...q2 }))

async function rate() {
  const start = performance.now()
  let calls = 0
  while (performance.now() - start < 600) {
    const [user, record] = asked[calls++ % asked.length]
    const answer = opened.check(user, record)
    if (typeof answer !== 'boolean') await answer
  }
  return (calls / (performance.now() - start)) * 1000
}

/** Some users in a row from the middle on, or all. */
async function heatMap() {
  const count = Math.min(opened.sampleUsers, model.userCount)
  const first = count === model.userCount ? 0 : Math.floor((model.userCount - count) / 2)
  const users = Array.from({ length: count }, (_, i) => first + i)
  const times = []
  let lines = []
  for (let round = 0; round < (count === model.userCount ? 3 : 1); round++) {
    const start = performance.now()
    lines = await opened.counts(users)
    times.push(performance.now() - start)
  }
  users.forEach((user, i) =>
    lines[i].forEach((found, object) => {
      if (found !== model.counts[user * model.objectCount + object])
        throw new Error(`${peer} counts ${found} of object ${object} for user ${user}`)
    }),
  )
  const isSample = count < model.userCount
  return {
    q2: (Math.min(...times) * model.userCount) / count,
    sample: isSample ? `${count} of ${model.userCount} users` : '',
  }
}

function heatMapByChecks() {
  const cells = model.userCount * model.ownerOf.length
  return { q2: (cells / q1) * 1000, sample: 'one check for each user and record' }
}
