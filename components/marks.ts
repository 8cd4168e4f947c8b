import Consul from '~icons/simple-icons/consul'
import Nomad from '~icons/simple-icons/nomad'
import Packer from '~icons/simple-icons/packer'
import Terraform from '~icons/simple-icons/terraform'
import Vagrant from '~icons/simple-icons/vagrant'
import Vault from '~icons/simple-icons/vault'

/** The products' marks, from an icon package; used to name the products and for nothing else. */
export const productMarks = { Consul, Nomad, Packer, Terraform, Vagrant, Vault }
