import { mount } from 'svelte';
import App from './SvelteField.svelte';

mount(App, { target: document.getElementById('root') });
