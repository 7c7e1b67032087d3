import { en, type Locales } from '@flink-metrics/panel';
import type { Section } from '@flink-metrics/sdk/flink';

/** As much of a host's own dictionary as its story shows; the rest stays English. */
export const french: Locales = {
  fr: {
    ...en,
    namespace: 'Espace de noms',
    job: 'Tâche',
    query: 'Afficher',
    timeRange: 'Période',
    last: (duration) => `Dernières ${duration}`,
    compareWith: 'Comparer à',
    compareChoices: { '': 'Rien', '1d': 'Hier, même heure', '1w': 'Il y a une semaine' },
    refresh: 'Actualisation',
    refreshEvery: (duration) => `Toutes les ${duration}`,
    updatedAt: (time) => `Actualisé à ${time}`,
    jobStates: { ...en.jobStates, running: 'En cours' },
    stateFor: 'depuis',
    restarts: 'Redémarrages en tout',
    slots: 'Emplacements',
    slotsUsed: (used, total) => `${used} sur ${total}`,
    parallelism: 'Parallélisme',
    charts: (count) => (count === 1 ? '1 graphique' : `${count} graphiques`),
    latestValues: 'Dernières valeurs de toutes les métriques',
    editView: 'Modifier la vue',
  },
};

const titles: Readonly<Record<string, string>> = {
  Overview: 'Vue d’ensemble',
  'Running for': 'En marche depuis',
  'Restarts in this range': 'Redémarrages sur la période',
  'Records in, by task': 'Enregistrements reçus, par étape',
};

/** What has a French title has it; what has none stays English, and says so. */
export const withFrench = (sections: readonly Section[]): readonly Section[] =>
  sections.map((section) => ({
    ...inFrench(section),
    charts: section.charts.map(inFrench),
  }));

function inFrench<Titled extends Pick<Section, 'title'>>(titled: Titled): Titled {
  const fr = titles[titled.title.en];
  return fr === undefined ? titled : { ...titled, title: { ...titled.title, fr } };
}
