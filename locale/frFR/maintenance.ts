/** The pane for maintenance. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: MaintenanceStrings = {
  PANE_MAINTENANCE: "Maintenance",
  STORED_WHAT: "Ce qui est stocké",
  STORED_COUNT: "Nombre",
  STORED_DELETED: "Supprimés",
  STORED_SIZE: "Taille",
  STORED_METADATA: "Index des tables",
  STORED_QUARANTINE: "Quarantaine",
  STORED_USERS: "Joueurs connus",
  STORED_SESSIONS: "Synchros",
  STORED_LOGS: "Lignes de journal",
  STORED_SETTINGS: "Options",
  STORED_BACKUP: "Sauvegarde",
  STORED_TOTAL: "Tout ensemble",
  SIZE_KB: "{1} Ko",
  BUTTON_EXPORT: "Exporter",
  TOOLTIP_EXPORT: "Affiche les données communes de la guilde en texte à copier.",
  TOOLTIP_IMPORT: "Prend un tel texte ; les fiches plus récentes l’emportent, comme dans une synchro.",
  BUTTON_QUARANTINE: "Quarantaine",
  TOOLTIP_QUARANTINE: "Affiche ce qui n’a pu être une fiche, avec les raisons.",
  BUTTON_RETRY: "Réessayer",
  TOOLTIP_RETRY: "Vérifie à nouveau la quarantaine ; ce qui est désormais valide rejoint sa table.",
  BUTTON_BACKUP: "Sauvegarder",
  TOOLTIP_BACKUP: "Garde l’état actuel 60 jours, à la place de la sauvegarde existante.",
  BUTTON_RESTORE: "Restaurer…",
  TOOLTIP_RESTORE:
    "Revient à la sauvegarde. L’état actuel devient la sauvegarde, et cela peut donc être annulé.",
  BUTTON_TRIM: "Nettoyer…",
  TOOLTIP_TRIM:
    "Libère de la place : journaux, synchros terminées, joueurs pas vus depuis un mois, sauvegarde. Rien de ce qui est partagé.",
  BUTTON_RESET: "Tout vider…",
  TOOLTIP_RESET:
    "Vide toutes les tables de cet ordinateur. Les autres gardent les leurs, et la prochaine synchro les rapporte.",
  BACKUP_DONE: "Une sauvegarde de l’état actuel est gardée 60 jours.",
  CONFIRM_OLD_COPY:
    "Vous n’avez pas synchronisé depuis votre connexion : d’autres ont peut-être des versions plus récentes. Synchroniser d’abord pour ne pas les écraser ?",
  ACCEPT_OLD_COPY: "Modifier quand même",
  BUTTON_SYNC_FIRST: "Synchroniser d’abord",
  IMPORT_ROSTER_NAMES: "{1} membres sont partis. Si la case est cochée, leurs fiches sont supprimées : {2}",
  NAMES_AND_MORE: "{1} et {2} de plus",
  BUTTON_UNDO_IMPORT: "Annuler l’import",
  TOOLTIP_UNDO_IMPORT:
    "Annule ce que le dernier import depuis la connexion a écrit, si personne ne l’a modifié depuis.",
  IMPORT_UNDONE: "Import annulé : {1} ; laissées telles quelles car modifiées depuis : {2}",
  IMPORT_NOT_DONE: "Aucun import à annuler depuis la connexion.",
  CONFIRM_IMPORT: "Le texte écrirait : {1}. L’importer ?",
  CONFIRM_RESTORE:
    "La sauvegarde du {1} remplacerait l’état actuel : {2} fiches dans une version plus ancienne, {3} manquantes, {4} absentes actuellement. L’état actuel devient la sauvegarde.",
  CONFIRM_TRIM:
    "Retirer les anciennes données et la sauvegarde ? Lignes de journal : {1}, synchros terminées : {2}, joueurs pas vus depuis un mois : {3}. Rien de cela n’est partagé.",
  CONFIRM_RESET:
    "Vider toutes les tables de cet ordinateur : {1} fiche ? L’état actuel devient la sauvegarde, et ce qu’ont les autres revient à la prochaine synchro.#Vider toutes les tables de cet ordinateur : {1} fiches ? L’état actuel devient la sauvegarde, et ce qu’ont les autres revient à la prochaine synchro.",
  TRIM_DONE: "Nettoyé.",
  ACCEPT_RESTORE: "Restaurer",
  ACCEPT_TRIM: "Nettoyer",
  ACCEPT_RESET: "Tout vider",
};

addonNamespace.addStrings("frFR", strings);

export {};
