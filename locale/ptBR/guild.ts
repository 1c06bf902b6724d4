/** Setup, quick groups, the own characters. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: GuildStrings = {
  PANE_SETUP: "Configuração",
  SETUP_GUIDE: "Três passos e sua guilda está pronta:",
  SETUP_STEP_LINK:
    "1. Adicione as guildas que compartilham notícias, eventos e membros com a sua. Se não houver, siga em frente.",
  SETUP_STEP_RULES: "2. Escolha a partir de qual posto os membros podem escrever. Sem regras, todos podem.",
  SETUP_STEP_SAVE:
    "3. Salve, abra o painel Sincronia e clique em Sincronizar tudo. Os membros recebem na primeira sincronização.",
  SETUP_LINKED: "Guildas ligadas",
  SETUP_LINKED_HOW: "Cada uma também precisa citar a sua.",
  FIELD_GUILD: "Nome da guilda-Reino",
  BUTTON_ADD: "Adicionar",
  BUTTON_REMOVE: "Remover",
  TOOLTIP_ADD_GUILD: "Adiciona a guilda digitada à esquerda.",
  TOOLTIP_REMOVE_GUILD: "Tira a guilda escolhida. O que ela compartilhou fica, e não é mais atualizado.",
  FIELD_CONTACTS: "Contatos lá, Nome-Reino, com vírgulas",
  SETUP_RULES: "Quem pode escrever",
  RULE_EVERYONE: "Todos",
  RULE_RANK: "{1} e acima",
  CHECK_OWN_ENTRIES: "Membros editam só o próprio registro",
  TOOLTIP_OWN_ENTRIES: "Oficiais podem editar todos em qualquer caso.",
  FIELD_DAYS_SHOWN: "Dias em que notícias são listadas, 0 para sempre",
  FIELD_SYNC_DAYS: "Dias que os membros sincronizam, 0 para tudo",
  TOOLTIP_SAVE_SETUP: "Guarda e passa aos membros nas próximas sincronizações.",
  BUTTON_REVERT: "Reverter",
  TOOLTIP_REVERT: "Volta ao que está salvo.",
  EFFECT_SAVED: "É isto que sua guilda tem.",
  EFFECT_LINKS:
    "{2} recebe {1} registro da sua guilda assim que também citar a sua.#{2} recebe {1} registros da sua guilda assim que também citar a sua.",
  EFFECT_UNLINKS: "{1} não recebe mais nada da sua guilda. O que ela compartilhou fica aqui como está.",
  EFFECT_WRITERS: "{2}: {3} de {1} membro pode escrever.#{2}: {3} de {1} membros podem escrever.",
  EFFECT_UNSAVED: "Ainda não salvo.",
  PROBLEM_GUILD_NAME: "{1} não está escrito como Nome da guilda-Reino",
  PROBLEM_USER_NAME: "{1} não está escrito como Nome-Reino",
  PROBLEM_DAYS: "Os dias são números inteiros de 0 a {1}",
  PANE_GROUPS: "Grupos",
  GROUPS_HOW: "Listas de personagens que você costuma convidar juntos. São só suas.",
  GROUPS_EMPTY: "Nenhum grupo ainda. Digite um nome acima e clique em Novo.",
  GROUP_EMPTY: "Ninguém nele ainda. Adicione nomes aqui, ou pelo menu de um membro na lista.",
  GROUP_CHOOSE: "Escolha um grupo à esquerda.",
  GROUP_COUNT: "{1} membro#{1} membros",
  FIELD_GROUP: "Nome do grupo",
  TOOLTIP_NEW_GROUP: "Adiciona um grupo vazio com o nome digitado.",
  BUTTON_RENAME: "Renomear",
  TOOLTIP_RENAME_GROUP: "Dá ao grupo escolhido o nome digitado.",
  TOOLTIP_DELETE_GROUP: "Exclui o grupo escolhido.",
  CONFIRM_DELETE_GROUP: "Excluir o grupo {1}? Membros nele: {2}.",
  FIELD_MEMBER: "Nome, ou Nome-Reino",
  TOOLTIP_ADD_MEMBER: "Adiciona o personagem digitado.",
  TOOLTIP_REMOVE_MEMBER: "Tira do grupo o personagem escolhido.",
  BUTTON_INVITE_ALL: "Convidar todos",
  TOOLTIP_INVITE_ALL: "Convida um após o outro todos do grupo que não se sabe estarem offline.",
  GROUP_INVITED: "Convidados: {1} de {2}.",
  MENU_ADD_TO: "Adicionar ao grupo",
  PANE_MEMBER: "Personagens",
  MEMBER_SUMMARY: "{1} personagem nesta conta#{1} personagens nesta conta",
  MEMBER_HOW: "Um personagem aparece aqui depois que você entra com ele estando em uma guilda.",
  SETUP_FIRST:
    "Você ainda não sincronizou com ninguém. Se outro oficial já configurou a guilda, sincronize primeiro: salvar agora substitui isso para todos. Salvar assim mesmo?",
  CHAT_FORMER_NAMES:
    "Sua guilda mudou de nome: as entradas de {1} continuam sendo dela. Isso agora consta nas configurações da guilda.",
  FIELD_OFFICERS: "Oficiais",
};

addonNamespace.addStrings("ptBR", strings);

export {};
