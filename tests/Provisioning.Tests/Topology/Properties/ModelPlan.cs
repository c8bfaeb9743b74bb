namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>A random application, in few words.</summary>
/// <param name="Name">What its developer calls it.</param>
/// <param name="Sites">The WordPress sites.</param>
/// <param name="OneServer">Whether they share a MariaDB server.</param>
/// <param name="GivenSecrets">Whether somebody gives the secrets that would else be generated.</param>
/// <param name="Worker">Whether there is a container beside them that talks to the first site and its database.</param>
/// <param name="Front">Whether there is a container beside them that people reach.</param>
internal sealed record ModelPlan(string Name, IReadOnlyList<SitePlan> Sites, bool OneServer, bool GivenSecrets, bool Worker, bool Front)
{
    public override string ToString() =>
        $"{Name}: {string.Join("; ", Sites)}{(OneServer ? "; one server" : "")}{(GivenSecrets ? "; given secrets" : "")}{(Worker ? "; worker" : "")}{(Front ? "; front" : "")}";
}

/// <summary>A random WordPress site.</summary>
/// <param name="Name">The resource's name.</param>
/// <param name="Uploads">Whether it has a shared volume.</param>
/// <param name="Managed">Whether editors install plugins.</param>
/// <param name="Replicas">How many instances the model asks for.</param>
/// <param name="ObjectCache">Whether it has a Redis for its cache.</param>
/// <param name="Sessions">Whether it has one for its sessions.</param>
/// <param name="Toolbox">Whether it has a toolbox.</param>
/// <param name="Build">Whether its image is built.</param>
internal sealed record SitePlan(string Name, bool Uploads, bool Managed, int Replicas, bool ObjectCache, bool Sessions, bool Toolbox, bool Build);
