// eslint-disable-next-line no-debugger
debugger
