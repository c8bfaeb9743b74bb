namespace WpAspire.Hosting.Secrets;

/// <summary>Gives builder extensions the services that exist before the host does.</summary>
internal static class BuilderSecretsExtensions
{
    public static UserSecretsStore GetUserSecrets(this IDistributedApplicationBuilder builder) =>
        builder.GetInstance<UserSecretsStore>() ?? throw new InvalidOperationException("The application builder has no user secrets.");

    public static ISecretMasker? GetSecretMasker(this IDistributedApplicationBuilder builder) => builder.GetInstance<ISecretMasker>();

    private static T? GetInstance<T>(this IDistributedApplicationBuilder builder)
        where T : class =>
        builder.Services.LastOrDefault(d => d.ServiceType == typeof(T) && !d.IsKeyedService)?.ImplementationInstance as T;
}
