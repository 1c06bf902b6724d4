/** The pane for maintenance. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: MaintenanceStrings = {
  PANE_MAINTENANCE: "Manutenção",
  STORED_WHAT: "O que está guardado",
  STORED_COUNT: "Número",
  STORED_DELETED: "Excluídos",
  STORED_SIZE: "Tamanho",
  STORED_METADATA: "Índice das tabelas",
  STORED_QUARANTINE: "Quarentena",
  STORED_USERS: "Jogadores",
  STORED_SESSIONS: "Sincronizações",
  STORED_LOGS: "Linhas de log",
  STORED_SETTINGS: "Opções",
  STORED_BACKUP: "Backup",
  STORED_TOTAL: "Tudo junto",
  SIZE_KB: "{1} KB",
  BUTTON_EXPORT: "Exportar",
  TOOLTIP_EXPORT: "Mostra os dados comuns da guilda como texto para copiar.",
  TOOLTIP_IMPORT: "Recebe um texto assim; registros mais novos vencem, como em uma sincronização.",
  BUTTON_QUARANTINE: "Quarentena",
  TOOLTIP_QUARANTINE: "Mostra o que não pôde ser um registro, com os motivos.",
  BUTTON_RETRY: "Tentar de novo",
  TOOLTIP_RETRY: "Verifica de novo a quarentena; o que agora é válido vai para sua tabela.",
  BUTTON_BACKUP: "Fazer backup",
  TOOLTIP_BACKUP: "Guarda o estado atual por 60 dias, no lugar do backup existente.",
  BUTTON_RESTORE: "Restaurar…",
  TOOLTIP_RESTORE: "Volta ao backup. O estado atual vira o backup, para que isso possa ser desfeito.",
  BUTTON_TRIM: "Limpar…",
  TOOLTIP_TRIM:
    "Libera espaço: logs, sincronizações concluídas, jogadores não vistos há um mês, o backup. Nada do que é compartilhado.",
  BUTTON_RESET: "Esvaziar…",
  TOOLTIP_RESET:
    "Esvazia todas as tabelas deste computador. Os outros mantêm as deles, e a próxima sincronização as traz de volta.",
  BACKUP_DONE: "Um backup do estado atual fica guardado por 60 dias.",
  CONFIRM_OLD_COPY:
    "Você não sincronizou desde que entrou; outros podem ter versões mais novas. Sincronizar antes para não sobrescrevê-las?",
  ACCEPT_OLD_COPY: "Editar assim mesmo",
  BUTTON_SYNC_FIRST: "Sincronizar antes",
  IMPORT_ROSTER_NAMES: "{1} membros saíram. Com a caixa marcada, suas entradas são excluídas: {2}",
  NAMES_AND_MORE: "{1} e mais {2}",
  BUTTON_UNDO_IMPORT: "Desfazer",
  TOOLTIP_UNDO_IMPORT: "Desfaz o que a última importação desde o login escreveu, se ninguém editou depois.",
  IMPORT_UNDONE: "Importação desfeita: {1}; mantidas porque mudaram depois: {2}",
  IMPORT_NOT_DONE: "Não há importação para desfazer desde o login.",
  CONFIRM_IMPORT: "O texto gravaria: {1}. Importar?",
  CONFIRM_RESTORE:
    "O backup de {1} substituiria o que há aqui: {2} entradas em versão mais antiga, {3} faltando, {4} que agora não existem. O estado atual vira o backup.",
  CONFIRM_TRIM:
    "Tirar os dados antigos e o backup? Linhas de log: {1}, sincronizações concluídas: {2}, jogadores não vistos há um mês: {3}. Nada disso é compartilhado.",
  CONFIRM_RESET:
    "Esvaziar todas as tabelas deste computador: {1} registro? O estado atual vira o backup, e o que os outros têm volta na próxima sincronização.#Esvaziar todas as tabelas deste computador: {1} registros? O estado atual vira o backup, e o que os outros têm volta na próxima sincronização.",
  TRIM_DONE: "Limpo.",
  ACCEPT_RESTORE: "Restaurar",
  ACCEPT_TRIM: "Limpar",
  ACCEPT_RESET: "Esvaziar",
};

addonNamespace.addStrings("ptBR", strings);

export {};
