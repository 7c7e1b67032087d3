// Before mounting: Vue binds a property only where the element already knows it.
import '@flink-metrics/panel/define';
// Templates are checked against the elements.
import type {} from '@flink-metrics/panel/vue';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
