using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.Topology;
using static WpAspire.Provisioning.Tests.Controls.Mutations.Mutation;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

internal static class RegistryMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Offends(47, "scan", static s => s.Get<Repository>().Args.ImageScanningConfiguration!.Value!.ScanOnPush = false),
        Offends(47, "immutable", static s => s.Get<Repository>().Args.ImageTagMutability = "MUTABLE"),
        MendsIt(47, "exclusion", static s =>
        {
            foreach (var repository in s.Registry.Repositories)
            {
                repository.Args.ImageTagMutabilityExclusionFilters = null;
            }
        }),
        Offends(47, "lifecycle", static s => s.Get<LifecyclePolicy>("wordpress-lifecycle").Args.Repository = "another"),
        Offends(48, "own-key", static s => s.Get<Repository>().Args.EncryptionConfigurations = null),
        Offends(48, "private", static s => s.Add(new RepositoryPolicy("open", new RepositoryPolicyArgs
        {
            Repository = s.Get<Repository>().Id,
            Policy = PolicyDocument.Create(new Statement { Principal = Principal.Aws("*"), Actions = ["ecr:BatchGetImage"] }),
        }))),
    ];
}
