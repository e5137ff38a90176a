export class AccessManager {}
