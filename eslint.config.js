import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'
import { reasoned } from './test/fences/reasoned.js'

const everywhere = [
  {
    selector: 'TSEnumDeclaration',
    message: 'no enum: write a union of strings, or an `as const` list and its element type',
  },
  {
    selector:
      ':matches(ClassDeclaration, ClassExpression):not([superClass.name=/Error$/]):not([declare=true])',
    message: 'no class, unless it is an error: plain data and functions of it',
  },
]

const inShared = [
  ...everywhere,
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'no randomness in shared/: take the number, or a seed, as an argument',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'no clock in shared/: take the time as an argument',
  },
  {
    selector: ':matches(NewExpression[arguments.length=0], CallExpression)[callee.name="Date"]',
    message: 'no clock in shared/: take the time as an argument and give it to `new Date(…)`',
  },
]

export default defineConfig(
  {
    ignores: ['out/', 'coverage/', 'fixtures/', 'node_modules/', 'test/fences/offenders/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,vue}'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    plugins: { tripod: { rules: { reasoned } } },
    rules: {
      'no-undef': 'off',
      'no-restricted-syntax': ['error', ...everywhere],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `reasoned` asks for a reason on the same line instead of forbidding.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'tripod/reasoned': 'error',
    },
  },
  {
    files: ['src-renderer/**/*.vue', 'src-renderer/**/*.ts'],
    extends: [vue.configs['flat/recommended']],
    rules: {
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
    },
  },
  {
    files: ['src-renderer/**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['shared/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...inShared] },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'tripod/reasoned': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        module: 'writable',
        performance: 'readonly',
        process: 'readonly',
        require: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
      },
    },
  },
  prettier,
)
