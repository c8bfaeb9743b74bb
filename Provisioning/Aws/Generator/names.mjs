// The names and number types of the official .NET SDK, where they do not follow from the typings.

const namespaces = {
  acm: "Acm", appautoscaling: "AppAutoScaling", autoscaling: "AutoScaling", backup: "Backup", budgets: "Budgets",
  cloudfront: "CloudFront", cloudwatch: "CloudWatch", ec2: "Ec2", ecr: "Ecr", ecs: "Ecs", efs: "Efs",
  elasticache: "ElastiCache", elb: "Elb", iam: "Iam", kms: "Kms", lb: "LB", rds: "Rds", route53: "Route53", s3: "S3",
  scheduler: "Scheduler", secretsmanager: "SecretsManager", servicediscovery: "ServiceDiscovery", sns: "Sns", ssm: "Ssm",
  vpc: "Vpc", wafv2: "WafV2",
};

const packageNamespaces = { aws: "Aws", random: "Random", "docker-build": "DockerBuild" };

// A property cannot have its class's name: the official SDK renames those.
const properties = {
  "BackupPolicy.backupPolicy": "BackupPolicyDetails",
  "Bucket.bucket": "BucketName",
  "Policy.policy": "PolicyDocument",
};

// Every other number is an integer.
const fractional = [
  /^BudgetNotification\.threshold$/,
  /^FileSystem\.provisionedThroughputInMibps$/,
  /^MetricAlarm\.threshold$/,
  /^PolicyTargetTrackingScalingPolicyConfiguration\.targetValue$/,
  /ResponseHeadersPolicyServerTimingHeadersConfig\.samplingRate$/,
  /^ServiceDeploymentConfiguration(Canary|Linear)Configuration\.(canary|step)Percent$/,
  /InstanceRequirements(MemoryGibPerVcpu|NetworkBandwidthGbps|TotalLocalStorageGb)\.(max|min)$/,
];

export const upperFirst = (text) => text[0].toUpperCase() + text.slice(1);

/** Whether a number of a type may have a fraction. */
export const isFractional = (owner, property) => fractional.some((p) => p.test(`${owner.split(".").at(-1)}.${property}`));

/** The namespace below WpAspire.Provisioning. */
export function namespaceOf(packageName, module) {
  if (module && !(module in namespaces)) throw new Error(`The .NET namespace of the module ${module} is not known.`);
  return [packageNamespaces[packageName], ...(module ? [namespaces[module]] : [])].join(".");
}

/** The name of a property. */
export const propertyName = (owner, property) => properties[`${owner}.${property}`] ?? upperFirst(property);
