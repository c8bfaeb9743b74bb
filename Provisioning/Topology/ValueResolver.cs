using System.Globalization;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// Turns the values of the application model into those of the program: an address becomes an output of the resource
/// that has it, a secret a reference into Secrets Manager. Nothing is read out of text.
/// </summary>
internal sealed class ValueResolver(EndpointAddresses addresses, SecretStore secrets)
{
    private readonly HashSet<(Workload From, IResource To, int Port)> _connections = [];
    private readonly Dictionary<ParameterResource, string> _administrators = [];

    /// <summary>Who connects to what, as the values that were resolved so far say.</summary>
    public IReadOnlyCollection<(Workload From, IResource To, int Port)> Connections => _connections;

    /// <summary>Says whose administrator's password a parameter is, so that no container is given it.</summary>
    public void AddAdministrator(MariaDbServerResource server) => _administrators[server.PasswordParameter] = server.Name;

    /// <summary>Resolves an environment variable of a container.</summary>
    /// <exception cref="DistributedApplicationException">The value has no counterpart in AWS.</exception>
    public async Task<ResolvedVariable> ResolveAsync(Workload workload, string name, object value, CancellationToken cancellationToken)
    {
        if (value is ParameterResource { Secret: true } secret)
        {
            RefuseAdministrator(workload, name, secret);
            return secrets.Variable(workload, name, secret);
        }

        var resolved = await new Resolution(this, workload, name).ResolveAsync(value, cancellationToken);
        return resolved.IsSecret ? secrets.Variable(workload, name, new Input<string>(resolved.Expression)) : new(name, Value: new(resolved.Expression), ValueFrom: null);
    }

    /// <summary>Resolves an argument of a container, which must not be a secret: arguments can be read by everyone who sees the task.</summary>
    /// <exception cref="DistributedApplicationException">The argument is a secret, or has no counterpart in AWS.</exception>
    public async Task<Input<string>> ResolveArgumentAsync(Workload workload, object value, CancellationToken cancellationToken)
    {
        var resolved = await new Resolution(this, workload, "an argument").ResolveAsync(value, cancellationToken);
        return resolved.IsSecret
            ? throw new DistributedApplicationException($"An argument of the container '{workload.Name}' is a secret, and arguments can be read by everyone who may look at the task: give it with WithEnvironment.")
            : new(resolved.Expression);
    }

    private sealed record Resolved(Expression Expression, bool IsSecret = false);

    private sealed class Resolution(ValueResolver resolver, Workload workload, string name)
    {
        public async Task<Resolved> ResolveAsync(object value, CancellationToken cancellationToken) => value switch
        {
            string text => new(new LiteralExpression(text)),
            bool flag => new(new LiteralExpression(flag ? "true" : "false")),
            IResourceBuilder<IResource> builder => await ResolveAsync(builder.Resource, cancellationToken),
            ParameterResource parameter => await ParameterAsync(parameter, cancellationToken),
            EndpointReference endpoint => Endpoint(endpoint, EndpointProperty.Url),
            EndpointReferenceExpression endpoint => Endpoint(endpoint.Endpoint, endpoint.Property),
            ReferenceExpression expression => await ExpressionAsync(expression, cancellationToken),
            ConnectionStringReference reference => await ResolveAsync(reference.Resource, cancellationToken),
            IResourceWithConnectionString resource => await ExpressionAsync(resource.ConnectionStringExpression, cancellationToken),
            ContainerPortReference port => new(new LiteralExpression(await ((IValueProvider)port).GetValueAsync(cancellationToken) ?? throw Unknown(value))),
            IFormattable number => new(new LiteralExpression(number.ToString(null, CultureInfo.InvariantCulture))),
            _ => throw Unknown(value),
        };

        private async Task<Resolved> ParameterAsync(ParameterResource parameter, CancellationToken cancellationToken)
        {
            if (!parameter.Secret)
            {
                return new(new LiteralExpression(await parameter.GetValueAsync(cancellationToken) ?? ""));
            }

            resolver.RefuseAdministrator(workload, name, parameter);
            return new(resolver.SecretOf(parameter), IsSecret: true);
        }

        private Resolved Endpoint(EndpointReference endpoint, EndpointProperty property)
        {
            var expression = resolver.Address(endpoint, property);
            if (endpoint.ContextNetworkID != KnownNetworkIdentifiers.PublicInternet && endpoint.Resource != workload.Resource && property != EndpointProperty.Scheme)
            {
                resolver.Connect(workload, endpoint);
            }

            return new(expression);
        }

        private async Task<Resolved> ExpressionAsync(ReferenceExpression expression, CancellationToken cancellationToken)
        {
            if (expression.IsConditional)
            {
                var condition = await ResolveAsync(expression.Condition!, cancellationToken);
                if (condition is not { IsSecret: false, Expression: LiteralExpression { Value: string decision } })
                {
                    throw new DistributedApplicationException(
                        $"'{name}' of the container '{workload.Name}' depends on a value that is known only after the deployment: a condition must be known when the program is written.");
                }

                var branch = string.Equals(decision, expression.MatchValue, StringComparison.OrdinalIgnoreCase) ? expression.WhenTrue : expression.WhenFalse;
                return await ExpressionAsync(branch!, cancellationToken);
            }

            var parts = new List<Resolved>();
            foreach (var (literal, index) in ExpressionParts.Of(expression))
            {
                parts.Add(literal is not null
                    ? new(new LiteralExpression(literal))
                    : Escaped(await ResolveAsync(expression.ValueProviders[index], cancellationToken), expression.StringFormats[index]));
            }

            return new(Join(parts), parts.Any(static p => p.IsSecret));
        }

        private static Expression Join(List<Resolved> parts)
        {
            var text = new OutputInterpolatedStringHandler(0, parts.Count);
            foreach (var part in parts)
            {
                text.AppendFormatted(new Input<string>(part.Expression));
            }

            return text.Build();
        }

        // Host names and ports have nothing to escape, and neither have the passwords that are generated in AWS.
        private Resolved Escaped(Resolved value, string? format) => (format, value.Expression) switch
        {
            (null, _) => value,
            (_, LiteralExpression { Value: string text }) => value with { Expression = new LiteralExpression(Uri.EscapeDataString(text)) },
            (_, ConfigSecretExpression secret) => throw new DistributedApplicationException(
                $"'{name}' of the container '{workload.Name}' has the secret '{secret.Name}' inside a URI, which Pulumi cannot escape: give the container its parts one by one, or let the secret be generated."),
            _ => value,
        };

        private DistributedApplicationException Unknown(object value) => new(
            $"'{name}' of the container '{workload.Name}' has a value of the type '{value.GetType().Name}', which has no counterpart in AWS: allowed are text, numbers, parameters, endpoints, connection strings, and expressions of them.");
    }

    private void RefuseAdministrator(Workload workload, string name, ParameterResource parameter)
    {
        if (_administrators.TryGetValue(parameter, out var server))
        {
            throw new DistributedApplicationException(
                $"'{name}' of the container '{workload.Name}' has the password of the administrator of '{server}', which in AWS only RDS has: connect with a database of AddDatabase, which has a user of its own.");
        }
    }

    private Expression SecretOf(ParameterResource parameter) => secrets.Value(parameter).Expression;

    private Expression Address(EndpointReference endpoint, EndpointProperty property) => addresses.Resolve(endpoint, property);

    private void Connect(Workload workload, EndpointReference endpoint) =>
        _connections.Add((workload, endpoint.Resource, endpoint.EndpointAnnotation.TargetPort ?? 0));
}

/// <summary>An environment variable in a task definition: a value, or where ECS finds a secret.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Value">The value of one that is no secret.</param>
/// <param name="ValueFrom">Where ECS finds a secret.</param>
internal sealed record ResolvedVariable(string Name, Input<string>? Value, Output<string>? ValueFrom)
{
    // Memory, and so gone with the container.
    private const string Files = "/dev/shm/secrets";

    /// <summary>Where the container itself finds a secret in Vault: a path and a key.</summary>
    public string? VaultReference { get; init; }

    /// <summary>What stands in the definition of a container: that which is no secret.</summary>
    public IEnumerable<(string Name, Input<string> Value)> Plain =>
        VaultReference is not null ? [($"{Name}_FILE", $"{Files}/{Name}"), ($"{Name}_VAULT", VaultReference)]
        : Value is not null ? [(Name, Value)]
        : [];
}
