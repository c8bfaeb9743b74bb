namespace WpAspire.Provisioning.Automation.Backends;

/// <summary>Who has chosen a backend.</summary>
public enum PulumiBackendSource
{
    /// <summary>The environment variable <c>PULUMI_BACKEND_URL</c>.</summary>
    Environment,

    /// <summary>The project, in <c>Pulumi.yaml</c>.</summary>
    Project,

    /// <summary><c>pulumi login</c>.</summary>
    Login,

    /// <summary>The environment variable <c>PULUMI_ACCESS_TOKEN</c>, which stands for Pulumi Cloud.</summary>
    AccessToken,

    /// <summary>Nobody: a directory of this user.</summary>
    Default,
}
