/** Words from which invented people, companies, places and objects are put together; none is meant to be real. */
export const firstNames = [
  'Ada', 'Amir', 'Beatriz', 'Bruno', 'Carla', 'Chidi', 'Dana', 'Dmitri', 'Elif', 'Emil', 'Farah', 'Felix',
  'Greta', 'Hana', 'Hugo', 'Imani', 'Ivo', 'Jana', 'Jonas', 'Kamala', 'Kenji', 'Lena', 'Luca', 'Maren',
  'Mateo', 'Nadia', 'Nils', 'Olga', 'Omar', 'Paula', 'Priya', 'Quentin', 'Rafael', 'Rosa', 'Samir', 'Selma',
  'Tariq', 'Tessa', 'Ulla', 'Viktor', 'Wanda', 'Yara', 'Yusuf', 'Zoe',
] as const // prettier-ignore

export const lastNames = [
  'Abara', 'Amsel', 'Bergholt', 'Brandvik', 'Calder', 'Castellan', 'Dahlmann', 'Duarte', 'Eklund', 'Falkner',
  'Farrow', 'Gallego', 'Grieve', 'Haldane', 'Hartwig', 'Iversen', 'Jansma', 'Kestrel', 'Kovar', 'Lindqvist',
  'Loring', 'Marchetti', 'Meriden', 'Nakada', 'Norling', 'Okafor', 'Orsini', 'Pereda', 'Quill', 'Ravn',
  'Rosendal', 'Sarkis', 'Stenmark', 'Tanager', 'Thorne', 'Ulmer', 'Vasko', 'Verhoeven', 'Wexler', 'Yarrow', 'Zeller',
] as const // prettier-ignore

export const companyWords = [
  'Alder', 'Basalt', 'Cinder', 'Driftwood', 'Ember', 'Fjord', 'Granite', 'Harbour', 'Iris', 'Juniper', 'Kelp',
  'Lantern', 'Meadow', 'Nimbus', 'Ochre', 'Pebble', 'Quarry', 'Rill', 'Saffron', 'Tundra', 'Umber', 'Vale', 'Willow',
] as const // prettier-ignore

export const companyTrades = [
  'Bakeries', 'Boats', 'Clinics', 'Freight', 'Gardens', 'Glass', 'Hotels', 'Instruments', 'Looms', 'Orchards',
  'Paper', 'Pumps', 'Schools', 'Timber', 'Tools', 'Windows',
] as const // prettier-ignore

export const roleTitles = [
  'Chief Executive', 'Vice President', 'Director', 'Head', 'Manager', 'Lead', 'Specialist', 'Representative',
  'Associate', 'Assistant',
] as const // prettier-ignore

export const places = [
  'Central', 'North', 'East', 'South', 'West', 'Coast', 'Lakes', 'Hills', 'Islands', 'Plains', 'River', 'Valley',
] as const // prettier-ignore

export const regions = ['North', 'East', 'South', 'West'] as const
export const statuses = ['New', 'Open', 'Waiting', 'Closed'] as const

/** Custom objects of the invented company, which makes and services garden machines. */
export const customNouns = [
  'Machine', 'Visit', 'Warranty', 'Spare Part', 'Repair', 'Depot', 'Route', 'Trial', 'Survey', 'Training',
  'Bonus', 'Budget', 'Complaint', 'Recall', 'Inspection', 'Audit', 'Supplier', 'Shipment', 'Pallet', 'Return',
  'Rental', 'Fleet', 'Driver', 'Fuel Card', 'Site', 'Plot', 'Season', 'Planting', 'Seed Lot', 'Harvest',
  'Campaign Idea', 'Voucher', 'Loyalty Card', 'Sponsor', 'Fair Stand', 'Guest List', 'Job Opening', 'Interview',
  'Salary Note', 'Absence', 'Expense', 'Invoice', 'Reminder', 'Credit Note', 'Contractor', 'Permit', 'Risk',
  'Incident', 'Measure', 'Test Run', 'Prototype', 'Patent Note',
] as const // prettier-ignore
