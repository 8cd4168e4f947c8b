import type { DefineComponent } from 'vue'

/** The components that pages show, for their type check; Slidev finds the files by itself. */
declare module 'vue' {
  export interface GlobalComponents {
    Credits: typeof import('../components/Credits.vue')['default']
    EnterpriseReasons: typeof import('../components/talk/EnterpriseReasons.vue')['default']
    EveningAgenda: typeof import('../components/EveningAgenda.vue')['default']
    EveningCases: typeof import('../components/EveningCases.vue')['default']
    Failover: typeof import('../components/talk/drawings/Failover.vue')['default']
    FourMissions: typeof import('../components/talk/FourMissions.vue')['default']
    GatheredInEnterprise: typeof import('../components/talk/drawings/GatheredInEnterprise.vue')['default']
    HealthCheck: typeof import('../components/talk/drawings/HealthCheck.vue')['default']
    Interpretation: typeof import('../components/talk/Interpretation.vue')['default']
    LayerBeforeVault: typeof import('../components/talk/drawings/LayerBeforeVault.vue')['default']
    LooseCoupling: typeof import('../components/talk/drawings/LooseCoupling.vue')['default']
    OnPremisesReasons: typeof import('../components/talk/drawings/OnPremisesReasons.vue')['default']
    PerimeterAndIdentity: typeof import('../components/talk/drawings/PerimeterAndIdentity.vue')['default']
    PipelineBefore: typeof import('../components/talk/drawings/PipelineBefore.vue')['default']
    PipelinePains: typeof import('../components/talk/drawings/PipelinePains.vue')['default']
    PlaybackStakes: typeof import('../components/talk/PlaybackStakes.vue')['default']
    PrincipleList: typeof import('../components/talk/PrincipleList.vue')['default']
    ProductComparison: typeof import('../components/ProductComparison.vue')['default']
    ProductMark: typeof import('../components/ProductMark.vue')['default']
    PronunciationVote: typeof import('../components/talk/PronunciationVote.vue')['default']
    ProvisionGraph: typeof import('../components/talk/drawings/ProvisionGraph.vue')['default']
    Replications: typeof import('../components/talk/drawings/Replications.vue')['default']
    ServiceMesh: typeof import('../components/talk/drawings/ServiceMesh.vue')['default']
    SharedPicture: typeof import('../components/SharedPicture.vue')['default']
    TaoPrinciples: typeof import('../components/talk/TaoPrinciples.vue')['default']
    VaultFlow: typeof import('../components/talk/drawings/VaultFlow.vue')['default']
    /** Slidev's: each item of a list on a click of its own. */
    VClicks: DefineComponent<{ at?: number | string, depth?: number, every?: number, fade?: boolean, hide?: boolean }>
  }
}
